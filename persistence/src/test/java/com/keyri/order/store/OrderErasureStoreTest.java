package com.keyri.order.store;

import static com.keyri.fixture.TestDatabase.store;
import static com.keyri.order.store.Ordering.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.order.model.Erased;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderState;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A deletion takes the person out of everything that belongs to the order, and finds what somebody forgot. */
class OrderErasureStoreTest {
    private static final String FIRST = "Wilhelmina";
    private static final String LAST = "Überall-Čapek";
    private static final String MAIL = "wilhelmina@capek.example";
    private static final String COMPANY = "Bäckerei \"O'Neil & Söhne\"";

    private final Ordering ordering = Ordering.begin();
    private Order order;

    @BeforeEach
    void archiveAnOrder() {
        order = ordering.draft(NOW);
        ordering.with(orders -> orders.archive(order.id(), NOW));
    }

    @Test
    void shouldLeaveNothingOfWhatBelongsToTheOrder() {
        UUID mail = UUID.randomUUID();
        ordering.asOwner(
                "insert into mail (id, organization_id, template, language, recipient, parameters, next_attempt_at,"
                        + " created_at, order_id) values (?, ?, 'ORDER_CONFIRMED', 'en', '\\x01', '\\x01', now(), now(), ?)",
                mail,
                ordering.shop().organization().value(),
                order.id().value());
        ordering.asOwner("insert into mailbox_message (id, content, created_at) values (?, '\\x01', now())", mail);
        ordering.asOwner(
                "insert into order_document (id, order_id, organization_id, kind, file_name, content, hash, made_at) values"
                        + " (gen_random_uuid(), ?, ?, 'CONFIRMATION', 'o.txt', 'Dear ' || ?, repeat('h', 43), now())",
                order.id().value(),
                ordering.shop().organization().value(),
                FIRST + ' ' + LAST);
        ordering.asOwner(
                "insert into idempotent_answer (name, request, answer, expires_at, subject) values"
                        + " (sha256(?::text::bytea), sha256('r'), '\\x01', now() + interval '1 day', ?)",
                mail.toString(),
                order.id().value());

        Erased erased = erase();

        assertEquals(List.of(), erased.left());
        assertEquals(1, erased.removed().get("mail"));
        assertEquals(1, erased.removed().get("mailbox_message"));
        assertEquals(1, erased.removed().get("order_document"));
        assertEquals(1, erased.removed().get("idempotent_answer"));
        assertEquals(1, erased.removed().get("customer_order"));
        assertTrue(erased.tablesSearched() > 20, erased.toString());
        assertTrue(erased.columnsSearched() > 60, erased.toString());
        Order gone = ordering.find(order.id());
        assertEquals(OrderState.DELETED, gone.state());
        assertTrue(gone.orderer().isEmpty());
        assertEquals(order.plan(), gone.plan());
        assertEquals("0", ordering.ask("select count(*) from mail where id = '" + mail + "'"));
    }

    /** The same by looking at each row of each table, without the search of the schema itself. */
    @Test
    void shouldLeaveNothingInAnyRowOfAnyTable() {
        Order mine = ordering.draft(NOW, "Ottokar", "Zwieselbrunner", "ottokar@zwiesel.example", "Zwiesel Glas");
        ordering.with(orders -> orders.archive(mine.id(), NOW));
        UUID installation = installation();
        ordering.asOwner(
                "insert into transaction_approval (id, application_id, organization_id, user_id, nonce, text, text_hash,"
                        + " state, created_at, expires_at) select gen_random_uuid(), application_id, organization_id, id, 'n',"
                        + " ?, 'the hash', 'APPROVED', now(), now() from app_user where id = ?",
                "Order the plan Team for Zwiesel Glas\nOrdered by Ottokar Zwieselbrunner, ottokar@zwiesel.example\nOrder "
                        + mine.id(),
                installation);
        assertEquals(List.of("customer_order", "transaction_approval"), tablesWith("zwiesel"));
        Erased erased = within(ordering, mine);
        assertEquals(List.of(), erased.left());
        assertEquals(1, erased.removed().get("transaction_approval"));
        assertEquals(List.of(), tablesWith("zwiesel"));
        assertEquals(List.of(), tablesWith("ottokar"));
        assertEquals(
                "the hash",
                ordering.ask("select text_hash from transaction_approval where user_id = '" + installation + "'"));
        ordering.asOwner("delete from installation");
    }

    /** Keyri's own application is the shop's, with one user. */
    private UUID installation() {
        UUID user = UUID.randomUUID();
        ordering.asOwner(
                "insert into app_user (id, application_id, organization_id, external_id, label, state, created_at)"
                        + " values (?, ?, ?, 'acc', 'acc', 'ACTIVE', now())",
                user,
                ordering.shop().application().value(),
                ordering.shop().organization().value());
        ordering.asOwner("delete from installation");
        ordering.asOwner(
                "insert into installation (organization_id, application_id, first_account, begun_at) values (?, ?, ?, now())",
                ordering.shop().organization().value(),
                ordering.shop().application().value(),
                UUID.randomUUID());
        return user;
    }

    private List<String> tablesWith(String word) {
        String tables = ordering.ask("select string_agg(table_name, ' ' order by table_name)"
                + " from information_schema.tables where table_schema = 'keyri' and table_type = 'BASE TABLE'");
        return Arrays.stream(tables.split(" ", -1))
                .filter(table -> !"0"
                        .equals(ordering.ask("select count(*) from " + table + " t where strpos(lower(t::text), '"
                                + word + "') > 0")))
                .toList();
    }

    static Stream<String> spellings() {
        String name = FIRST + ' ' + LAST;
        return Stream.of(
                MAIL,
                "To: <" + MAIL.toUpperCase(Locale.ROOT) + '>',
                "/x?mail=" + MAIL.replace("@", "%40"),
                name,
                LAST + ", " + FIRST,
                COMPANY,
                "{\"company\":\"Bäckerei \\\"O'Neil & Söhne\\\"\"}",
                "<b>Bäckerei &quot;O&#39;Neil &amp; Söhne&quot;</b>",
                base64("{\"to\":\"" + MAIL + "\"}"),
                base64("x{\"to\":\"" + MAIL + "\"}"),
                base64("xx{\"to\":\"" + MAIL + "\"}"),
                base64("Dear " + name + ','),
                Base64.getUrlEncoder().encodeToString(("ÿÿ" + name + "ÿ").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void shouldFindALeftoverHoweverItIsWritten(String written) {
        plant("https://example.org/", written);
        Erased erased = eraseAndRollBack(ordering, order);
        assertEquals(
                List.of(new Erased.Trace("outbound_message", "body", 1)),
                erased.left().stream()
                        .filter(trace -> !trace.column().equals("*"))
                        .toList());
        assertEquals(OrderState.ARCHIVED, ordering.find(order.id()).state());
    }

    @Test
    void shouldFindANameOverTwoColumnsAndInBytes() {
        Order mine = ordering.draft(NOW, "Zebulon", "Quaxo", "zebulon@quaxo.example", "Quaxo Ltd");
        ordering.with(orders -> orders.archive(mine.id(), NOW));
        plant("https://example.org/zebulon", "Quaxo");
        UUID mail = UUID.randomUUID();
        ordering.asOwner(
                "insert into mailbox_message (id, content, created_at)"
                        + " values (?, convert_to('Dear Zebulon Quaxo', 'UTF8'), now())",
                mail);
        List<Erased.Trace> left = eraseAndRollBack(ordering, mine).left();
        ordering.asOwner("delete from mailbox_message where id = ?", mail);
        assertEquals(
                Set.of(
                        new Erased.Trace("outbound_message", "*", 1),
                        new Erased.Trace("mailbox_message", "content", 1),
                        new Erased.Trace("mailbox_message", "*", 1)),
                Set.copyOf(left));
    }

    @Test
    void shouldFindLettersBeyondAsciiInBytes() {
        UUID mail = UUID.randomUUID();
        for (String written : List.of(FIRST + ' ' + LAST, COMPANY)) {
            ordering.asOwner(
                    "insert into mailbox_message (id, content, created_at) values (?, convert_to(?, 'UTF8'), now())",
                    mail,
                    "\u00ff" + written + '.');
            List<Erased.Trace> left = eraseAndRollBack(ordering, order).left();
            ordering.asOwner("delete from mailbox_message where id = ?", mail);
            assertTrue(left.contains(new Erased.Trace("mailbox_message", "content", 1)), written + ": " + left);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wilhelmina",
                "Wilhelminas Überall-Čapek",
                "Überall-Čapekova and Wilhelmina",
                "@capek.example",
                "Söhne"
            })
    void shouldNotTakeOthersForThePerson(String other) {
        plant("https://example.org/", other);
        assertEquals(List.of(), eraseAndRollBack(ordering, order).left());
    }

    @Test
    void shouldLeaveWhatLivesOn() {
        Order second = ordering.draft(NOW.plusSeconds(5));
        Ordering other = Ordering.begin();
        Order third = other.draft(NOW);
        UUID account = UUID.randomUUID();
        ordering.asOwner(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values"
                        + " (?, 'CUSTOMER', ?, ?, ?, sha256(?::text::bytea), 'ACTIVE', now())",
                account,
                FIRST,
                LAST,
                MAIL,
                account.toString());
        ordering.asOwner(
                "update organization set name = ? where id = ?",
                "Bakery",
                ordering.shop().organization().value());

        erase();

        assertEquals(second.orderer(), ordering.find(second.id()).orderer());
        assertEquals(third.orderer(), other.find(third.id()).orderer());
        assertEquals(LAST, ordering.ask("select last_name from account where id = '" + account + "'"));
    }

    @Test
    void shouldDeleteNothingThatIsntArchivedOrIsAnothersOrder() {
        Order draft = ordering.draft(NOW.plusSeconds(7));
        assertThrows(PersistenceException.class, () -> within(ordering, draft));
        Ordering other = Ordering.begin();
        assertThrows(PersistenceException.class, () -> within(other, order));
        assertEquals(OrderState.ARCHIVED, ordering.find(order.id()).state());
        erase();
        assertThrows(PersistenceException.class, () -> within(ordering, order));
    }

    /** The list of what isn't looked at names columns that are there: otherwise it hides one that was renamed. */
    @Test
    void shouldLeaveOutOnlyWhatIsThere() {
        assertEquals(
                "",
                ordering.ask(
                        "select coalesce(string_agg(relation || '.' || attribute, ' '), '') from kept_beside_orders() k"
                                + " where not exists (select from information_schema.columns c where c.table_schema = 'keyri'"
                                + " and c.table_name = k.relation and k.attribute in ('*', c.column_name))"));
    }

    @Test
    void shouldLetTheApplicationSearchForNothingElse() {
        for (String call : List.of(
                "select count(*) from traces_of_order((select o from customer_order o limit 1))",
                "select spelt('x', true)",
                "select encoded('x')")) {
            PersistenceException denied = assertThrows(
                    PersistenceException.class,
                    () -> ordering.database()
                            .transact(
                                    entities -> entities.createNativeQuery(call).getSingleResult()));
            assertTrue(denied.toString().contains("permission denied"), denied.toString());
        }
        assertFalse(Boolean.parseBoolean(
                ordering.ask("select has_table_privilege('keyri_app', 'keyri.mail', 'delete')::text")));
    }

    private void plant(String address, String written) {
        ordering.asOwner(
                "insert into outbound_message (id, organization_id, kind, target_uri, body, next_attempt_at, delivered_at,"
                        + " created_at) values (gen_random_uuid(), ?, 'BACKCHANNEL_LOGOUT', ?, ?, now(), now(), now())",
                ordering.shop().organization().value(),
                address,
                written);
    }

    @AfterEach
    void removeWhatWasPlanted() {
        ordering.asOwner(
                "delete from outbound_message where organization_id = ?",
                ordering.shop().organization().value());
    }

    private Erased erase() {
        return within(ordering, order);
    }

    private static Erased within(Ordering own, Order order) {
        return own.database()
                .within(
                        own.shop().organization(),
                        entities -> store(OrderErasureStore.class, entities).erase(order.id(), NOW.plusSeconds(60)));
    }

    private static Erased eraseAndRollBack(Ordering own, Order order) {
        return own.database().within(own.shop().organization(), entities -> {
            Erased erased = store(OrderErasureStore.class, entities).erase(order.id(), NOW.plusSeconds(60));
            entities.getTransaction().rollback();
            return erased;
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
