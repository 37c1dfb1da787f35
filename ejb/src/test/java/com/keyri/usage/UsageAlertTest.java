package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.mail.MailService;
import com.keyri.mail.NewMail;
import com.keyri.mail.model.MailId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.store.PlanStore;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.model.UsageSum;
import com.keyri.usage.store.UsageCountStore;
import com.keyri.usage.store.UsageSegmentStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageAlertTest {
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final TestClock clock = new TestClock(START.plusSeconds(3600));
    private final List<NewMail> sent = new ArrayList<>();
    private Wiring wiring;
    private OrganizationId organization;

    @BeforeEach
    void open() throws SQLException {
        wiring = new Wiring(database, clock);
        wiring.replace(MailService.class, new Sent());
        organization = Shop.open(database).organization();
        for (String role : List.of("OWNER", "ADMINISTRATOR", "BILLING", "DEVELOPER", "VIEWER")) {
            join(role);
        }
        PlanVersionId plan = plan();
        for (int month = 0; month < 2; month++) {
            Instant start = START.plus(Duration.ofDays(30L * month));
            UsagePeriod period = new UsagePeriod(start, start.plus(Duration.ofDays(30)));
            wiring.run(() -> wiring.get(UsageSegmentStore.class)
                    .tell(new UsageSegment(
                            organization,
                            period.startsAt(),
                            period.endsAt(),
                            period,
                            Optional.of(plan),
                            Optional.empty())));
        }
    }

    @Test
    void shouldTellOwnersAdministratorsAndBillingOncePerPartAndPeriod() {
        use(4);
        assertEquals(List.of(), told());
        use(1);
        assertEquals(List.of("50", "50", "50"), told());
        assertEquals(List.of(), told());
        use(2);
        assertEquals(List.of(), told(), "70 %");
        use(1);
        assertEquals(List.of("80", "80", "80"), told());
        use(40);
        assertEquals(List.of("100", "100", "100"), told());
        assertEquals("48", sent.get(0).parameters().get("used"));

        clock.pass(Duration.ofDays(30));
        assertEquals(List.of(), told());
        use(10);
        assertEquals(List.of("100", "100", "100"), told(), "of the parts that are reached only the highest");
        assertEquals(List.of(), told());
    }

    @Test
    void shouldTellTheOthersWhereOneCannotBeTold() {
        use(10);
        FailingFirst alerts = new FailingFirst();
        wiring.replace(UsageAlertService.class, alerts);
        sent.clear();
        wiring.get(UsageAlertTimer.class).look();
        assertEquals(3, sent.size());
        assertTrue(wiring.log().failures().size() == 1, "and it is said that somebody wasn't");
    }

    @Test
    void shouldGoOnAfterManyWhoHaveUsedNothing() {
        List<UsageSum> sums =
                wiring.call(() -> wiring.get(UsageAlertService.class).sums(Optional.empty()));
        assertEquals(
                List.of(0L, 0L),
                sums.stream()
                        .filter(sum -> sum.organization().equals(organization))
                        .map(UsageSum::quantity)
                        .toList(),
                "who has used nothing is seen as well, so that the next page begins after them");
    }

    /** Each call is its own transaction; of the first organization somebody else's fault is told. */
    private final class FailingFirst extends UsageAlertService {
        @Override
        public List<UsageSum> sums(Optional<OrganizationId> after) {
            if (after.isPresent()) {
                return List.of();
            }
            List<UsageSum> own = wiring.call(() -> super.sums(after)).stream()
                    .filter(sum -> sum.organization().equals(organization))
                    .toList();
            UsageSum any = own.get(0);
            UsageSum failing =
                    new UsageSum(OrganizationId.at(START), any.plan(), any.periodStartsAt(), any.meter(), 1_000);
            return Stream.concat(Stream.of(failing), own.stream()).toList();
        }

        @Override
        public void tell(UsageSum sum) {
            if (!sum.organization().equals(organization)) {
                throw new IllegalStateException("somebody has no mail address");
            }
            wiring.run(() -> super.tell(sum));
        }
    }

    private List<String> told() {
        List<UsageSum> sums =
                wiring.call(() -> wiring.get(UsageAlertService.class).sums(Optional.empty()));
        sent.clear();
        sums.stream()
                .filter(sum -> sum.organization().equals(organization))
                .forEach(sum ->
                        wiring.run(() -> wiring.get(UsageAlertService.class).tell(sum)));
        return sent.stream().map(mail -> mail.parameters().get("percent")).toList();
    }

    private void use(int times) {
        Instant now = clock.instant();
        List<UsageEvent> events = Stream.generate(
                        () -> new UsageEvent(SignInId.at(now), organization, UUID.randomUUID(), now))
                .limit(times)
                .toList();
        wiring.run(() -> wiring.get(UsageCountStore.class).takeIn(events));
    }

    private PlanVersionId plan() throws SQLException {
        Plan plan = new Plan(PlanId.at(START), "Plan " + UUID.randomUUID(), "", PlanState.OFFERED, START, 0);
        run("insert into plan (id, name, description, state, made_at) values ('%s', '%s', '', 'OFFERED', now())"
                .formatted(plan.id().value(), plan.name()));
        PlanTerms terms = new PlanTerms(
                Currency.getInstance("EUR"),
                BillingInterval.MONTH,
                0,
                0,
                List.of(),
                Map.of(Meter.AUTHENTICATIONS, 10L));
        PlanVersion version = new PlanVersion(
                PlanVersionId.at(START), plan, 1, Optional.of(organization), terms, Optional.empty(), START);
        database.transact(entities -> {
            entities.createNativeQuery("select cast(enter_staff() as text)").getSingleResult();
            TestDatabase.store(PlanStore.class, entities).add(version, Optional.empty());
            return true;
        });
        return version.id();
    }

    private void join(String role) throws SQLException {
        UUID account = AccountId.at(START).value();
        run("insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values"
                + " ('%s', 'CUSTOMER', 'Some', 'Body', 'somebody@example.org', sha256('%s'), 'ACTIVE', now())"
                        .formatted(account, account));
        run("insert into membership (organization_id, account_id, role, since) values ('%s', '%s', '%s', now())"
                .formatted(organization.value(), account, role));
    }

    private void run(String sql) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private final class Sent extends MailService {
        @Override
        public MailId send(NewMail mail) {
            sent.add(mail);
            return MailId.at(START);
        }
    }
}
