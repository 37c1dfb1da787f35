package com.keyri.usage;

import com.keyri.access.Caller;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionId;
import com.keyri.signin.model.SignInId;
import com.keyri.staff.model.StaffRole;
import com.keyri.stripe.MeterGateway;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.store.UsageCountStore;
import com.keyri.usage.store.UsageSegmentStore;
import com.keyri.wiring.Wiring;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One customer's usage in a real database, and a node that delivers it. */
final class UsageWorld {
    private final TestDatabase database;
    private final Wiring wiring;
    private final OrganizationId organization;
    private final String customer;

    UsageWorld(TestDatabase database, InstantSource clock, String customer) {
        this.database = database;
        this.wiring = new Wiring(database, clock);
        this.organization = Shop.open(database).organization();
        this.customer = customer;
        wiring.replace(UsageOutboxService.class, new OutboxInTransactions(wiring, () -> {}));
    }

    OrganizationId organization() {
        return organization;
    }

    String customer() {
        return customer;
    }

    /** Whoever looks after bills is at the console. */
    void signInStaff() {
        AccountId account = AccountId.at(Shop.NOW);
        ask(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values ('"
                        + account.value() + "', 'STAFF', 'Some', 'Body', 'somebody@example.org', sha256('" + account
                        + "'), 'ACTIVE', now()) returning id");
        Caller caller = new Caller();
        caller.signedIn(new FoundSession(
                SessionId.at(Shop.NOW),
                account,
                AccountKind.STAFF,
                Optional.empty(),
                Optional.empty(),
                Set.of(StaffRole.BILLING),
                "key",
                Shop.NOW,
                Shop.NOW,
                Shop.NOW.plusSeconds(3600)));
        wiring.replace(Caller.class, caller);
    }

    Wiring wiring() {
        return wiring;
    }

    void speakTo(MeterGateway gateway) {
        wiring.replace(MeterGateway.class, gateway);
    }

    /** A period of a month from then on, of which Stripe is told. */
    void subscribe(Instant start) {
        UsagePeriod period = new UsagePeriod(start, start.plus(Duration.ofDays(31)));
        wiring.call(() -> wiring.get(UsageSegmentStore.class)
                .tell(new UsageSegment(
                        organization, start, period.endsAt(), period, Optional.empty(), Optional.of(customer))));
    }

    /** As many sign-ins of different users at that moment. */
    void use(Instant moment, int times) {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            events.add(new UsageEvent(SignInId.at(moment), organization, UUID.randomUUID(), moment));
        }
        wiring.call(() -> wiring.get(UsageCountStore.class).takeIn(events));
    }

    void close() {
        wiring.get(UsageOutboxService.class).closeSome();
    }

    /** Delivers what is due now, in this thread. */
    void deliver() {
        wiring.get(UsageDelivery.class).startDue(Runnable::run);
    }

    /** How many deltas there are in each state. */
    Map<String, Integer> states() {
        Map<String, Integer> states = new HashMap<>();
        ask("select state from usage_delta where organization_id = '" + organization.value() + "'")
                .forEach(state -> states.merge(state, 1, Integer::sum));
        return states;
    }

    /** Why deltas failed, and whatever else did. */
    List<String> failures() {
        List<String> all =
                new ArrayList<>(ask("select failure || ' ' || attempts from usage_delta where failure is not null"
                        + " and organization_id = '" + organization.value() + "'"));
        wiring.log().failures().forEach(failure -> all.add(failure.toString()));
        return all;
    }

    List<String> drifts() {
        return ask(
                "select kind || ' ' || ours || ' ' || theirs || ' ' || state from usage_drift where organization_id = '"
                        + organization.value() + "' order by from_at, meter");
    }

    /** What was given to the outbox, by the second of its hour. */
    Map<Instant, Long> told(Meter meter) {
        Map<Instant, Long> told = new HashMap<>();
        ask("select extract(epoch from bucket_starts_at)::bigint || ' ' || sum(quantity) from usage_delta"
                        + " where organization_id = '" + organization.value() + "' and meter = '" + meter
                        + "' group by bucket_starts_at")
                .forEach(row -> told.put(
                        Instant.ofEpochSecond(Long.parseLong(row.substring(0, row.indexOf(' ')))),
                        Long.parseLong(row.substring(row.indexOf(' ') + 1))));
        return told;
    }

    List<String> ask(String query) {
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
