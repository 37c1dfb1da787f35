package com.keyri.signin.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInCount;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInStatistics;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInStatisticsStoreTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-03");
    private static final String ADD = """
            insert into sign_in (id, application_id, organization_id, state, origin, nonce, browser_jkt, browser_jwk,
                encryption_jkt, encryption_jwk, browser_address, browser_name, browser_system, browser_place, started_at,
                expires_at, claimed_at, decided_at)
            values (?1, ?2, ?3, ?4, 'https://shop.example', 'n', 'j', '{}', 'j', '{}', cast('192.0.2.1' as inet), 'b', 's', 'p',
                ?5, ?5, cast(?6 as timestamptz), cast(?7 as timestamptz))
            """;

    private final TestDatabase database = TestDatabase.shared();
    private final Shop shop = Shop.open(database);

    @Test
    void shouldCountByDaysOfUtcWhatAPhoneHadOpened() {
        add("REDEEMED", "2026-11-01T00:00:00Z", 2, 4);
        add("REDEEMED", "2026-11-01T23:59:59Z", 2, 8);
        add("EXPIRED", "2026-11-01T12:00:00Z", 2, 30);
        add("DECLINED", "2026-11-01T12:00:00Z", 2, 100);
        add("EXPIRED", "2026-11-03T12:00:00Z", 2, null);
        add("EXPIRED", "2026-11-02T12:00:00Z", null, null);
        add("CLAIMED", "2026-11-02T12:00:00Z", 2, null);
        add("REDEEMED", "2026-10-31T23:59:59Z", 2, 4);
        add("REDEEMED", "2026-11-04T00:00:00Z", 2, 4);

        SignInStatistics counted = count(shop.organization());

        SignInCount first = new SignInCount(4, 3, Optional.of(Duration.ofSeconds(8)));
        assertEquals(
                List.of(
                        new SignInStatistics.Day(FIRST, first),
                        new SignInStatistics.Day(FIRST.plusDays(1), SignInCount.NONE),
                        new SignInStatistics.Day(LAST, new SignInCount(1, 0, Optional.empty()))),
                counted.days());
        assertEquals(new SignInCount(5, 3, Optional.of(Duration.ofSeconds(8))), counted.whole());
    }

    @Test
    void shouldCountNothingOfAnotherOrganization() {
        add("REDEEMED", "2026-11-01T00:00:00Z", 2, 4);
        Shop other = Shop.open(database);
        assertEquals(SignInCount.NONE, count(other.organization()).whole());
        SignInStatistics asked = database.within(
                other.organization(),
                entities -> store(SignInStatisticsStore.class, entities).count(shop.organization(), FIRST, LAST));
        assertEquals(SignInCount.NONE, asked.whole(), "row-level security is the second wall");
    }

    @Test
    void shouldReadTheIndex() {
        String plan = database.within(shop.organization(), entities -> {
            entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
            List<?> lines = entities.createNativeQuery("explain " + SignInStatisticsStore.COUNT)
                    .setParameter(1, shop.organization().value())
                    .setParameter(2, Timestamp.from(Instant.EPOCH))
                    .setParameter(3, Timestamp.from(Instant.EPOCH))
                    .getResultList();
            return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        });
        assertTrue(plan.contains("sign_in_by_organization"), plan);
    }

    private SignInStatistics count(OrganizationId organization) {
        return database.within(
                organization,
                entities -> store(SignInStatisticsStore.class, entities).count(organization, FIRST, LAST));
    }

    private void add(String state, String startedAt, @Nullable Integer claimedAfter, @Nullable Integer decidedAfter) {
        Instant started = Instant.parse(startedAt);
        database.within(
                shop.organization(),
                entities -> entities.createNativeQuery(ADD)
                        .setParameter(1, SignInId.at(started).value())
                        .setParameter(2, shop.application().value())
                        .setParameter(3, shop.organization().value())
                        .setParameter(4, state)
                        .setParameter(5, Timestamp.from(started))
                        .setParameter(6, later(started, claimedAfter))
                        .setParameter(7, later(started, decidedAfter))
                        .executeUpdate());
    }

    private static @Nullable String later(Instant moment, @Nullable Integer seconds) {
        return seconds == null ? null : moment.plusSeconds(seconds).toString();
    }
}
