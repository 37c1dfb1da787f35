package com.keyri.usage.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.model.UsageShard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several nodes, and large tables, ask of the functions of usage. */
class UsageTablesTest {
    private static final Instant FIRST = Instant.parse("2026-09-03T00:00:00Z");
    private static final Instant LAST = FIRST.plus(Duration.ofDays(30));
    private static final int PATIENCE = 10;

    private final TestDatabase database = TestDatabase.shared();
    private OrganizationId organization;
    private String customer;

    @BeforeEach
    void open() {
        organization = Shop.open(database).organization();
        customer = "cus_" + organization.value();
    }

    @Test
    void shouldCountOthersWhileOneIsCountedAnew() throws Exception {
        OrganizationId other = other();
        count();
        try (Connection node = database.application().getConnection();
                Statement statement = node.createStatement()) {
            node.setAutoCommit(false);
            statement.execute("select end_usage_segments('" + organization.value() + "', '" + FIRST + "')");
            record(organization);
            record(other);
            assertEquals(1, soon(this::count), "the other one's, and at once");
            node.commit();
        }
        assertEquals(1, count());
    }

    @Test
    void shouldCountAnewSomebodyElseWhereANodeIsAtIt() throws Exception {
        OrganizationId other = other();
        ask("delete from usage_recount returning organization_id");
        ask("insert into usage_recount values ('" + organization.value() + "', '" + FIRST + "', '" + LAST
                + "') returning organization_id");
        try (Connection node = database.application().getConnection();
                Statement statement = node.createStatement();
                ResultSet begun = begin(node, statement)) {
            assertTrue(begun.next());
            ask("insert into usage_recount values ('" + other.value() + "', '" + FIRST + "', '" + LAST
                    + "') returning organization_id");
            assertTrue(soon(this::recount), "the other one");
            assertFalse(soon(this::recount), "nothing else is left to this node");
            node.rollback();
        }
        assertTrue(recount());
    }

    private static ResultSet begin(Connection node, Statement statement) throws SQLException {
        node.setAutoCommit(false);
        return statement.executeQuery("select * from begin_usage_recount()");
    }

    @Test
    void shouldSeeADeltaThatIsMadeWhileAMeterIsGivenBack() throws Exception {
        subscribe();
        takeIn(event(FIRST));
        ask(entities -> store(UsageDeltaStore.class, entities).close(LAST, LAST, 100_000));
        ask("update usage_delta set state = 'SENT' where customer = '" + customer + "' returning identifier");
        takeIn(event(FIRST));
        try (Connection node = database.application().getConnection();
                Statement statement = node.createStatement()) {
            node.setAutoCommit(false);
            statement.execute("select close_usage('" + LAST + "', '" + LAST + "', 100000)");
            CompletableFuture<Boolean> released = CompletableFuture.supplyAsync(this::release);
            awaitLock();
            node.commit();
            assertTrue(released.get(PATIENCE, TimeUnit.SECONDS));
        }
        assertNotEquals(
                List.of("infinity"),
                ask("select next_at from usage_shard where meter = 'AUTHENTICATIONS' and customer = '" + customer
                        + "'"));
    }

    private boolean release() {
        ask(entities -> {
            store(UsageDeltaStore.class, entities)
                    .release(new UsageShard(customer, Meter.AUTHENTICATIONS, 0), LAST, false, LAST);
            return true;
        });
        return true;
    }

    /** Until some session waits for a lock. */
    private void awaitLock() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (ask("select pid from pg_locks where not granted").isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    @Test
    void shouldReadNoTableFromItsBeginningToItsEnd() throws Exception {
        takeIn(event(FIRST));
        String[][] all = {
            {"usage_delta", "usage_sent('" + customer + "', 'AUTHENTICATIONS', '" + FIRST + "', '" + LAST + "')"},
            {
                "usage_delta",
                "end_usage_drifts('" + customer + "', 'AUTHENTICATIONS', '" + FIRST + "', '" + LAST + "', now())"
            },
            {"usage_event usage_user usage_bucket usage_delta", "usage_imbalances('" + FIRST + "')"},
            {"usage_event usage_user", "remove_old_usage('1999-01-01', 10)"},
        };
        for (String[] each : all) {
            for (String table : each[0].split(" ", -1)) {
                assertEquals(0, scans(each[1], table), each[1] + " reads " + table);
            }
        }
    }

    /** How often a call reads a whole table where there is any other way. */
    private long scans(String call, String table) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            String count = "select coalesce(pg_stat_get_xact_numscans('" + table + "'::regclass), 0)";
            long before = number(statement, count);
            statement.execute("select * from " + call);
            long after = number(statement, count);
            owner.rollback();
            return after - before;
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void shouldRemoveWhatIsOldWithoutWaitingAndKeepTheUsersOfAPeriodThatGoesOn() throws Exception {
        Instant old = Instant.parse("2001-02-03T00:00:00Z");
        Instant before = old.plus(Duration.ofDays(60));
        UsagePeriod year = new UsagePeriod(old.minusSeconds(86_400), old.plus(Duration.ofDays(364)));
        tell(year);
        UsageEvent locked = event(old);
        takeIn(locked);
        takeIn(event(old));
        try (Connection node = database.owner().getConnection();
                Statement statement = node.createStatement()) {
            node.setAutoCommit(false);
            statement.execute("select 1 from usage_event where sign_in_id = '"
                    + locked.signIn().value() + "' for update");
            soon(() -> ask(entities -> store(UsageCountStore.class, entities).removeOld(before, 1_000)));
        } finally {
            ask("update usage_progress set removed_before = '-infinity' returning 1");
        }
        assertEquals(List.of("1"), own("select count(*) from usage_event"));
        assertEquals(List.of("2"), own("select count(*) from usage_user"), "the year isn't over");
        try {
            ask(entities -> store(UsageCountStore.class, entities)
                    .removeOld(year.endsAt().plusSeconds(1), 1_000));
        } finally {
            ask("update usage_progress set removed_before = '-infinity' returning 1");
        }
        assertEquals(List.of("0"), own("select count(*) from usage_user"));
    }

    @Test
    void shouldNotSearchLaterThanTheDatabasesOwnTime() {
        ask(entities -> {
            store(UsageCountStore.class, entities).searched(Instant.now().plus(Duration.ofDays(1)));
            return true;
        });
        assertEquals(List.of("t"), ask("select searched_until < now() from usage_progress"));
    }

    private void subscribe() {
        tell(new UsagePeriod(FIRST, LAST));
    }

    private void tell(UsagePeriod period) {
        ask(entities -> store(UsageSegmentStore.class, entities)
                .tell(new UsageSegment(
                        organization,
                        period.startsAt(),
                        period.endsAt(),
                        period,
                        Optional.empty(),
                        Optional.of(customer))));
    }

    /** Another organization, which has another lock. */
    private OrganizationId other() {
        String lock = "select usage_lock('%s')";
        List<String> own = ask(lock.formatted(organization.value()));
        OrganizationId other = Shop.open(database).organization();
        while (ask(lock.formatted(other.value())).equals(own)) {
            other = Shop.open(database).organization();
        }
        return other;
    }

    private UsageEvent event(Instant moment) {
        return new UsageEvent(SignInId.at(moment), organization, UUID.randomUUID(), moment);
    }

    private void takeIn(UsageEvent event) {
        ask(entities -> store(UsageCountStore.class, entities).takeIn(List.of(event)));
    }

    private void record(OrganizationId of) {
        ask("insert into usage_arrival values (gen_random_uuid(), '" + of.value() + "', gen_random_uuid(), '" + FIRST
                + "') returning sign_in_id");
    }

    private int count() {
        return ask(entities -> store(UsageCountStore.class, entities).count(10_000));
    }

    private boolean recount() {
        return ask(entities -> store(UsageCountStore.class, entities).recount());
    }

    /** What waits for another node fails here. */
    private static <T> T soon(java.util.function.Supplier<T> work) throws Exception {
        return CompletableFuture.supplyAsync(work).get(PATIENCE, TimeUnit.SECONDS);
    }

    private <T> T ask(java.util.function.Function<jakarta.persistence.EntityManager, T> question) {
        return database.transact(question);
    }

    private List<String> own(String query) {
        return ask(query + " where organization_id = '" + organization.value() + "'");
    }

    private List<String> ask(String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
