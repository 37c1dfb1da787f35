package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a deletion leaves: of the person, nothing. The proof is a dump of the whole database by PostgreSQL's own tool,
 * when what lives on (the account, the organization) has been given other names.
 */
@ExtendWith(RunningEar.class)
class DeletionIT {
    private static final String FIRST = "Wilhelmina";
    private static final String LAST = "Vanderquist";
    private static final String COMPANY = "Obersdorfer Kontor";

    private final Keyri keyri;
    private final TestServer server;
    private final Till till;

    DeletionIT(Keyri keyri, TestServer server, StripeStandIn stripe) {
        this.keyri = keyri;
        this.server = server;
        this.till = new Till(server, stripe);
    }

    @Test
    void shouldLeaveNothingOfThePersonInTheWholeDatabase() throws SQLException, IOException {
        Person person = named();
        String id = archived(person);
        List<String> words = List.of(person.mailAddress(), LAST, COMPANY);
        assertTrue(server.dump().contains(LAST), "the dump holds nothing to begin with");
        List<String> holding = tablesWith(server, LAST);
        assertTrue(
                holding.containsAll(List.of("customer_order", "order_document", "transaction_approval")),
                holding.toString());
        assertEquals(1, count("mail where order_id = '" + Database.uuid(id) + "'"));
        assertEquals(1, count("idempotent_answer where subject = '" + Database.uuid(id) + "'"));

        Answer paper = person.act(() -> person.browser().call("DELETE", OrderIT.ORDERS + "/" + id));
        String certificate = person.get(OrderIT.ORDERS + "/" + id + "/certificates/"
                        + paper.is(200).text("id"))
                .is(200)
                .body();
        // The order was asked for twice, and the deletion once.
        assertTrue(certificate.contains("\"transaction_approval\":3"), certificate);
        assertTrue(certificate.contains("\"idempotent_answer\":1"), certificate);
        assertTrue(certificate.contains("\"mail\":1"), certificate);
        assertTrue(certificate.contains("\"order_document\":1"), certificate);

        giveOtherNames(person);
        String after = server.dump();
        for (String word : words) {
            List<String> left = after.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
                    .toList();
            assertEquals(List.of(), left, word);
        }
        assertTrue(after.contains(id), "the order itself stays");
        assertEquals(0, count("mail where order_id = '" + Database.uuid(id) + "'"));
        assertEquals(0, count("idempotent_answer where subject = '" + Database.uuid(id) + "'"));
        String log = Files.readString(server.log());
        words.forEach(word -> assertFalse(log.contains(word), "the log has " + word));
    }

    @Test
    void shouldDeleteNothingWhereSomethingWouldBeLeft() throws SQLException {
        Person person = named();
        String id = archived(person);
        UUID planted = UUID.randomUUID();
        till.run(
                "insert into outbound_message (id, organization_id, kind, target_uri, body, next_attempt_at, delivered_at,"
                        + " created_at) values (?, ?, 'BACKCHANNEL_LOGOUT', 'https://shop.example/', ?, now(), now(), now())",
                planted,
                Database.uuid(person.organizationId()),
                "for " + person.mailAddress());
        Answer refused = person.act(() -> person.browser().call("DELETE", OrderIT.ORDERS + "/" + id));
        refused.isProblem(409, "conflict");
        assertTrue(refused.body().contains("nothing was deleted"), refused.body());
        assertFalse(refused.body().contains("outbound_message"), refused.body());
        Answer order = person.get(OrderIT.ORDERS + "/" + id).is(200);
        assertEquals("ARCHIVED", order.text("state"));
        assertEquals(LAST, order.json().at("/orderedBy/lastName").asString());
        assertEquals(1, count("order_document where order_id = '" + Database.uuid(id) + "'"));
        List<String> audit = new Database(server).audit(id);
        assertEquals("order.deleted REFUSED SOMETHING_LEFT", audit.get(audit.size() - 1));
        assertEquals(
                1,
                count(
                        "audit_event where target_id = '" + id
                                + "' and context::json ->> 'firstTable' = 'outbound_message' and context::json ->> 'firstColumn' = 'body'"));

        till.run("delete from outbound_message where id = ?", planted);
        person.act(() -> person.browser().call("DELETE", OrderIT.ORDERS + "/" + id))
                .is(200);
    }

    /** The owner of an organization, both with names that nothing else has. */
    private Person named() throws SQLException {
        Person person = Person.owner(keyri);
        String tag = person.get("/api/v1/account").header("ETag");
        person.browser()
                .send(person.browser()
                        .call("PATCH", "/api/v1/account")
                        .with("If-Match", tag)
                        .json(Map.of("firstName", FIRST, "lastName", LAST)))
                .is(200);
        till.run("update organization set name = ? where id = ?", COMPANY, Database.uuid(person.organizationId()));
        return person;
    }

    /** An order that was drafted under a key, asked for on the phone twice, placed, cancelled and archived; its id. */
    private String archived(Person person) throws SQLException {
        till.connect();
        String version = till.sell("Plan " + UUID.randomUUID(), "EUR", 4900);
        Browser browser = person.browser();
        String id = browser.send(browser.call("POST", OrderIT.ORDERS)
                        .json(Map.of("planVersionId", version))
                        .with("Idempotency-Key", UUID.randomUUID().toString()))
                .is(201)
                .text("orderId");
        String path = OrderIT.ORDERS + "/" + id;
        OrderIT.step(person, path, "placement").isProblem(403, "approval-required");
        person.act(() -> OrderIT.call(person, path, "placement")).is(200);
        OrderIT.step(person, path, "cancellation").is(200);
        OrderIT.step(person, path, "archive").is(200);
        return id;
    }

    /** What lives on gets other names, so that the old ones are nowhere or a deletion forgot them. */
    private void giveOtherNames(Person person) throws SQLException {
        till.run(
                "update account set first_name = 'X', last_name = 'Y', mail_address = 'x@y.example' where id = ?",
                Database.uuid(person.accountId()));
        till.run("update organization set name = 'Z' where id = ?", Database.uuid(person.organizationId()));
        till.run("delete from invitation where account_id = ?", Database.uuid(person.accountId()));
    }

    private int count(String rows) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getInt(1);
        }
    }

    /** The tables that have a word in a row. */
    static List<String> tablesWith(TestServer server, String word) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                    + " where table_type = 'BASE TABLE' and table_schema = 'keyri'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertTrue(tables.contains("customer_order"), tables.toString());
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery(
                        "select count(*) from " + table + " t where strpos(t::text, '" + word + "') > 0")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }
}
