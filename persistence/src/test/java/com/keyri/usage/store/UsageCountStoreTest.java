package com.keyri.usage.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UsageCountStoreTest {
    private static final Instant FIRST = Instant.parse("2026-09-03T00:00:00Z");
    private static final int DAYS = 80;
    private static final int STEPS = 60;
    private static final int WALKS = Integer.getInteger("keyri.usage.walks", 12);

    private final TestDatabase database = TestDatabase.shared();
    private OrganizationId organization;

    @BeforeEach
    void open() {
        organization = Shop.open(database).organization();
    }

    @Test
    void shouldCountAnEventOnceWhoeverTellsOfItHowOften() throws Exception {
        UsageEvent event = event(FIRST.plusSeconds(90), UUID.randomUUID());
        count(); // Whatever other tests have left.
        record(event);
        record(event);
        assertEquals(1, count());
        record(event);
        assertEquals(1, takeIn(List.of(event(FIRST.plusSeconds(91), event.subject()), event, event)));
        assertEquals(1, count(), "taken, and not counted again");

        assertEquals(Map.of(FIRST, 2L), buckets(Meter.AUTHENTICATIONS));
        assertEquals(Map.of(FIRST, 1L), buckets(Meter.MONTHLY_ACTIVE_USERS));
    }

    @Test
    void shouldGoOnWithTheSignInsTransactionWhereTheRecordIsLockedOrGone() throws Exception {
        UsageEvent event = event(FIRST, UUID.randomUUID());
        for (String trouble : List.of(
                "lock table keyri.usage_arrival in access exclusive mode",
                "alter table keyri.usage_arrival rename to usage_away",
                "drop function keyri.record_usage(uuid, uuid, uuid, timestamptz)")) {
            try (var connection = database.owner().getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(trouble);
                long before = System.nanoTime();
                String committed = database.within(organization, entities -> {
                    try {
                        store(UsageRecordStore.class, entities).record(event);
                        return "recorded";
                    } catch (java.sql.SQLException e) {
                        return (String) entities.createNativeQuery("select current_setting('statement_timeout')")
                                .getSingleResult();
                    }
                });
                Duration took = Duration.ofNanos(System.nanoTime() - before);
                if (!trouble.startsWith("drop")) { // The catalogue of functions knows no locks.
                    assertEquals("0", committed, trouble);
                }
                assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, trouble + " " + took);
                connection.rollback();
            }
        }
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from keyri.usage_arrival where organization_id = '"
                        + organization.value() + "'")) {
            assertTrue(rows.next());
            assertFalse(rows.getInt(1) > 1);
        }
    }

    @Test
    void shouldFindSignInsThatNobodyRecorded() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Shop shop = Shop.open(database);
        SignInId recorded = redeemed(shop, now);
        SignInId missed = redeemed(shop, now);
        takeIn(List.of(new UsageEvent(recorded, shop.organization(), UUID.randomUUID(), now)));

        List<SignInId> found = ask(entities ->
                        store(UsageCountStore.class, entities).unrecorded(now.plusSeconds(60), Optional.empty(), 1000))
                .stream()
                .filter(each -> each.organization().equals(shop.organization()))
                .map(each -> each.id())
                .toList();
        assertEquals(List.of(missed), found);
        assertEquals(
                List.of(),
                ask(entities -> store(UsageCountStore.class, entities)
                                .unrecorded(now.plusSeconds(60), Optional.of(missed), 1000))
                        .stream()
                        .filter(each -> each.id().equals(missed))
                        .toList(),
                "those after it");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, WALKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEndAsPlainRecomputationHoweverLateBoundariesAndEventsAreTold(long seed) {
        Random random = new Random(seed);
        PlainUsage plain = new PlainUsage();
        List<UUID> people =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(12).toList();
        List<UsageEvent> known = new ArrayList<>();
        Instant clock = FIRST;
        for (int step = 0; step < STEPS; step++) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                List<UsageEvent> batch = batch(random, people, known);
                batch.forEach(plain::add);
                takeIn(batch);
            } else if (kind < 8) {
                UsageSegment segment = segment(random);
                plain.tell(segment);
                ask(entities -> store(UsageSegmentStore.class, entities).tell(segment));
            } else if (kind == 8) {
                Instant end = moment(random).truncatedTo(ChronoUnit.SECONDS);
                plain.end(end);
                ask(entities -> store(UsageSegmentStore.class, entities).end(organization, end));
            } else {
                recount();
            }
            clock = clock.plus(Duration.ofHours(random.nextInt(60) - 12L)); // It goes back too.
            close(clock);
            assertEquals(plain.size(), sum(buckets(Meter.AUTHENTICATIONS)), "at each step");
        }
        recount();
        close(FIRST.plus(Duration.ofDays(200)));

        assertEquals(plain.buckets(), buckets(Meter.AUTHENTICATIONS));
        Map<Instant, Long> users = new HashMap<>();
        buckets(Meter.MONTHLY_ACTIVE_USERS)
                .forEach((start, quantity) -> users.merge(plain.periodStart(start), quantity, Long::sum));
        assertEquals(plain.users(), users);
        shouldHaveGivenEachCustomersBucketsToTheOutbox(plain);
        assertEquals(
                List.of(),
                ask(entities -> store(UsageComparisonStore.class, entities).imbalances(FIRST, clockEnd())).stream()
                        .filter(each -> each.organization().equals(organization))
                        .toList());
    }

    private void shouldHaveGivenEachCustomersBucketsToTheOutbox(PlainUsage plain) {
        Map<Instant, Long> told = new HashMap<>();
        for (Object row : rows("select bucket_starts_at, quantity from usage_delta where organization_id = ?1"
                + " and meter = 'AUTHENTICATIONS'")) {
            Object[] columns = (Object[]) row;
            told.merge(((Timestamp) columns[0]).toInstant(), ((Number) columns[1]).longValue(), Long::sum);
        }
        told.values().removeIf(quantity -> quantity == 0);
        Map<Instant, Long> wanted = new HashMap<>(plain.buckets());
        // A bucket stays with whom it was reported to; what was never a customer's is never told.
        wanted.keySet().removeIf(start -> plain.customer(start).isEmpty() && !told.containsKey(start));
        assertEquals(wanted, told);
    }

    private static Instant clockEnd() {
        return FIRST.plus(Duration.ofDays(200));
    }

    private List<UsageEvent> batch(Random random, List<UUID> people, List<UsageEvent> known) {
        List<UsageEvent> batch = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            if (!known.isEmpty() && random.nextInt(5) == 0) {
                batch.add(known.get(random.nextInt(known.size())));
            } else {
                UsageEvent event = event(moment(random), people.get(random.nextInt(people.size())));
                known.add(event);
                batch.add(event);
            }
        }
        return batch;
    }

    private static Instant moment(Random random) {
        return FIRST.plusMillis(random.nextLong(Duration.ofDays(DAYS).toMillis()));
    }

    /** Of periods of a month that begin on some day, or of any other. */
    private UsageSegment segment(Random random) {
        Instant start = random.nextBoolean()
                ? FIRST.plus(Duration.ofDays(random.nextInt(3) * 30L)).plusSeconds(4_321)
                : moment(random).truncatedTo(ChronoUnit.SECONDS);
        UsagePeriod period = new UsagePeriod(
                start, start.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant());
        Instant from = random.nextBoolean() ? start : start.plusSeconds(random.nextInt(2_000_000));
        Instant to = random.nextBoolean() ? period.endsAt() : from.plusSeconds(1 + random.nextInt(300_000));
        return new UsageSegment(
                organization,
                from,
                to.isAfter(period.endsAt()) ? period.endsAt() : to,
                period,
                Optional.empty(),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of("cus_" + organization.value()));
    }

    private UsageEvent event(Instant moment, UUID subject) {
        return new UsageEvent(SignInId.at(moment.minusSeconds(30)), organization, subject, moment);
    }

    private void record(UsageEvent event) {
        database.within(organization, entities -> {
            try {
                store(UsageRecordStore.class, entities).record(event);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });
    }

    private int count() {
        return ask(entities -> store(UsageCountStore.class, entities).count(10_000));
    }

    private int takeIn(List<UsageEvent> events) {
        return ask(entities -> store(UsageCountStore.class, entities).takeIn(events));
    }

    private void recount() {
        while (ask(entities -> store(UsageCountStore.class, entities).recount())) {
            // Until nothing is left.
        }
    }

    private void close(Instant moment) {
        ask(entities -> store(UsageDeltaStore.class, entities).close(moment, moment.minusSeconds(300), 100_000));
    }

    private Map<Instant, Long> buckets(Meter meter) {
        Map<Instant, Long> found = new HashMap<>();
        for (Object row : rows("select starts_at, quantity from usage_bucket where organization_id = ?1 and meter = '"
                + meter + "' and quantity > 0")) {
            Object[] columns = (Object[]) row;
            found.put(((Timestamp) columns[0]).toInstant(), ((Number) columns[1]).longValue());
        }
        return found;
    }

    private static int sum(Map<Instant, Long> quantities) {
        return (int) quantities.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<?> rows(String sql) {
        return database.transact(entities -> {
            entities.createNativeQuery("select cast(enter_staff() as text)").getSingleResult();
            return entities.createNativeQuery(sql)
                    .setParameter(1, organization.value())
                    .getResultList();
        });
    }

    private <T> T ask(Function<jakarta.persistence.EntityManager, T> question) {
        return database.transact(question);
    }

    private SignInId redeemed(Shop shop, Instant moment) {
        SignInId id = SignInId.at(moment);
        UUID user = UUID.randomUUID();
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into app_user (id, application_id, organization_id, external_id, label, state, created_at)"
                            + " values ('%s', '%s', '%s', '%s', 'u', 'ACTIVE', now())"
                                    .formatted(
                                            user,
                                            shop.application().value(),
                                            shop.organization().value(),
                                            user));
            statement.execute("insert into sign_in (id, application_id, organization_id, state, origin, nonce,"
                    + " browser_jkt, browser_jwk, encryption_jkt, encryption_jwk, browser_address, browser_name,"
                    + " browser_system, browser_place, started_at, expires_at, redeemed_at, user_id)"
                    + " values ('%s', '%s', '%s', 'REDEEMED', 'https://shop.example', 'n', 'k', 'jwk', 'k', 'jwk',"
                            .formatted(
                                    id.value(),
                                    shop.application().value(),
                                    shop.organization().value())
                    + " '192.0.2.1', 'Firefox', 'Linux', 'Berlin', '%s', '%s', '%s', '%s')"
                            .formatted(moment, moment, moment, user));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }
}
