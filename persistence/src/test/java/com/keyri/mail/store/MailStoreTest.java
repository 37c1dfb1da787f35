package com.keyri.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.mail.model.MailId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.secret.model.SealedText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailStoreTest {
    private static final AtomicLong DAYS = new AtomicLong();
    private static final SealedText RECIPIENT = new SealedText("cmVjaXBpZW50");
    private static final SealedText PARAMETERS = new SealedText("cGFyYW1ldGVycw");

    private final TestDatabase database = TestDatabase.shared();
    /** Each test has a day of its own long ago, on which nothing of any other is due. */
    private final Instant day =
            Instant.parse("1997-01-01T00:00:00Z").minus(Duration.ofDays(2 * DAYS.getAndIncrement()));

    private final OrganizationId loud = Shop.open(database).organization();
    private final OrganizationId quiet = Shop.open(database).organization();

    @Test
    void shouldGiveBackWhatWasAdded() {
        UUID account = UUID.randomUUID();
        QueuedMail own = new QueuedMail(
                MailId.at(day),
                Optional.of(loud),
                Optional.of(account),
                Optional.of(UUID.randomUUID()),
                "INVITATION",
                "en",
                RECIPIENT,
                PARAMETERS);
        QueuedMail nobodys = mail(Optional.empty());
        add(loud, own);
        add(nobodys);

        assertEquals(
                Set.of(new DueMail(own, 1, day), new DueMail(nobodys, 1, day)),
                Set.copyOf(take(day.plusSeconds(1), 10)));
    }

    @Test
    void shouldGiveEachOrganizationItsTurn() {
        for (int i = 0; i < 40; i++) {
            add(loud, mail(Optional.of(loud)));
        }
        QueuedMail ofQuiet = mail(Optional.of(quiet));
        QueuedMail ofNobody = mail(Optional.empty());
        add(quiet, ofQuiet);
        add(ofNobody);

        List<DueMail> taken = take(day.plusSeconds(60), 3);

        assertEquals(3, taken.size());
        assertTrue(ids(taken).containsAll(Set.of(ofQuiet.id(), ofNobody.id())));
    }

    @Test
    void shouldGiveEachMailToOneOfManyNodes() throws Exception {
        for (int i = 0; i < 60; i++) {
            add(loud, mail(Optional.of(loud)));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<List<DueMail>> node = () -> {
                List<DueMail> taken = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    taken.addAll(take(day.plusSeconds(60), 5));
                }
                return taken;
            };
            List<MailId> all = new ArrayList<>();
            for (Future<List<DueMail>> taken : nodes.invokeAll(List.of(node, node, node, node))) {
                taken.get().forEach(due -> all.add(due.mail().id()));
            }
            assertEquals(60, all.size());
            assertEquals(60, Set.copyOf(all).size());
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void shouldGiveAMailAgainAfterItsLeaseAndForgetWhatTheFirstNodeSaysThen() {
        add(loud, mail(Optional.of(loud)));
        DueMail first = take(day, 1).get(0);
        assertEquals(List.of(), take(day.plusSeconds(119), 1));
        DueMail second = take(day.plusSeconds(120), 1).get(0);

        assertEquals(2, second.attempts());
        assertFalse(changes(store -> store.giveUp(first, day, "550")));
        assertFalse(changes(store -> store.putOff(first, day.plusSeconds(500), "450")));
        assertTrue(changes(store -> store.putOff(second, day.plusSeconds(500), "450 4.2.1")));
        assertTrue(changes(store -> store.delivered(first.mail().id(), day, "250 2.0.0")));
        assertFalse(changes(store -> store.giveUp(second, day, "550")));
        assertEquals(List.of(), take(day.plusSeconds(600), 1));
    }

    @Test
    void shouldForgetWhomItWentToAndWhatItSaidAtTheEnd() throws SQLException {
        add(loud, mail(Optional.of(loud)));
        add(loud, mail(Optional.of(loud)));
        List<DueMail> due = take(day, 2);

        assertTrue(changes(store -> store.delivered(due.get(0).mail().id(), day, "250 2.0.0 queued as 4Xy")));
        assertTrue(changes(store -> store.giveUp(due.get(1), day, "550 5.1.1")));

        assertEquals("250 2.0.0 queued as 4Xy|t|f|t|t", row(due.get(0).mail().id()));
        assertEquals("550 5.1.1|f|t|t|t", row(due.get(1).mail().id()));
        assertEquals(List.of(), take(day.plus(Duration.ofDays(1)), 10));
    }

    @Test
    void shouldCountWhatWaits() {
        long before = with(MailStore::waiting);
        add(mail(Optional.empty()));
        add(mail(Optional.empty()));
        assertEquals(before + 2, with(MailStore::waiting));

        DueMail one = take(day, 1).get(0);
        assertEquals(before + 2, with(MailStore::waiting));
        with(store -> store.delivered(one.mail().id(), day, ""));
        assertEquals(before + 1, with(MailStore::waiting));
    }

    @Test
    void shouldNotAddAMailInTheNameOfAnotherOrganization() {
        QueuedMail foreign = mail(Optional.of(quiet));

        assertThrows(PersistenceException.class, () -> add(loud, foreign));
        assertThrows(PersistenceException.class, () -> add(foreign));
        assertEquals(List.of(), take(day.plusSeconds(1), 10));
    }

    @Test
    void shouldShowTheOutboxToNobodyAndLetNobodyChangeIt() {
        add(loud, mail(Optional.of(loud)));

        for (String sql : List.of(
                "select count(*) from mail",
                "update mail set next_attempt_at = now()",
                "delete from mail",
                "truncate mail")) {
            assertThrows(
                    PersistenceException.class,
                    () -> database.within(
                            loud, entities -> entities.createNativeQuery(sql).executeUpdate()),
                    sql);
        }
    }

    @Test
    void shouldKeepNoReplyThatCouldHoldMore() {
        add(mail(Optional.empty()));
        DueMail due = take(day, 1).get(0);

        for (String reply : List.of("x".repeat(101), "550\r\nno", "550 für immer")) {
            assertThrows(
                    PersistenceException.class,
                    () -> with(store -> store.delivered(due.mail().id(), day, reply)),
                    reply);
        }
    }

    private QueuedMail mail(Optional<OrganizationId> organization) {
        return new QueuedMail(
                MailId.at(day),
                organization,
                Optional.empty(),
                Optional.empty(),
                "RECOVERY_LINK",
                "en",
                RECIPIENT,
                PARAMETERS);
    }

    private void add(OrganizationId entered, QueuedMail mail) {
        database.within(entered, entities -> {
            store(entities).add(mail, day);
            return true;
        });
    }

    private void add(QueuedMail mail) {
        database.transact(entities -> {
            store(entities).add(mail, day);
            return true;
        });
    }

    private List<DueMail> take(Instant moment, int most) {
        return with(store -> store.take(moment, moment.plusSeconds(120), most));
    }

    private <T> T with(Function<MailStore, T> work) {
        return database.transact(entities -> work.apply(store(entities)));
    }

    private boolean changes(Function<MailStore, Boolean> work) {
        return with(work);
    }

    private String row(MailId id) throws SQLException {
        String sql = "select concat_ws('|', smtp_reply, delivered_at is not null, given_up_at is not null,"
                + " recipient is null, parameters is null) from mail where id = ?";
        try (Connection connection = database.owner().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id.value());
            try (ResultSet rows = query.executeQuery()) {
                assertTrue(rows.next());
                return rows.getString(1);
            }
        }
    }

    private static MailStore store(EntityManager entities) {
        return TestDatabase.store(MailStore.class, entities);
    }

    private static Set<MailId> ids(List<DueMail> mails) {
        return mails.stream().map(due -> due.mail().id()).collect(Collectors.toSet());
    }
}
