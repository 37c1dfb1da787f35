package com.keyri.subscription;

import com.keyri.access.Caller;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.approval.Approvals;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.mail.model.MailId;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.plan.store.PlanEntity;
import com.keyri.plan.store.PlanStore;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionId;
import com.keyri.stripe.HintSource;
import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeSubscription;
import com.keyri.stripe.StripeWires;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.store.EntitlementStore;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.subscription.store.TierChangeStore;
import com.keyri.test.stripe.StripeStandIn;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** One organization with its customer at a stand-in of Stripe, and all of this feature over a real database. */
public final class BillingWorld implements AutoCloseable {
    public static final Currency EUR = Currency.getInstance("EUR");

    public final TestDatabase database = TestDatabase.shared();
    public final TestClock clock = new TestClock(Instant.parse("2026-11-02T10:00:00Z"));
    /** Ids of Stripe's are unique in the database that tests share. */
    public final StripeStandIn stripe =
            StripeStandIn.start(clock, ThreadLocalRandom.current().nextLong());

    public final StripeAccount account = StripeAccount.of(stripe);
    public final Wiring wiring = new Wiring(database, clock);
    public final OrganizationId organization = Shop.open(database).organization();
    public final AccountId person = AccountId.at(Shop.NOW);
    final List<String> approved = new ArrayList<>();
    final List<NewMail> mails = new ArrayList<>();

    public BillingWorld() {
        this(Duration.ofSeconds(10));
    }

    BillingWorld(Duration patience) {
        StripeWires.lay(wiring, URI.create(stripe.url()), account.key(), patience);
        wiring.replace(MailService.class, new KeptMails());
        wiring.replace(Approvals.class, new GivenApprovals());
        Caller caller = new Caller();
        caller.signedIn(session());
        wiring.replace(Caller.class, caller);
        Transacted.wire(wiring);
        owner();
    }

    /** The session of the organization's owner. */
    public FoundSession session() {
        Instant now = Shop.NOW;
        return new FoundSession(
                SessionId.at(now),
                person,
                AccountKind.CUSTOMER,
                Optional.of(organization),
                Optional.of(MemberRole.OWNER),
                Set.of(),
                "key",
                now,
                now,
                now.plusSeconds(3600));
    }

    private void owner() {
        run(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at)"
                        + " values (?, 'CUSTOMER', 'Ada', 'Example', 'ada@example.org', sha256(cast(? as bytea)), 'ACTIVE', now())",
                person.value(),
                person.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        run(
                "insert into membership (organization_id, account_id, role, since) values (?, ?, 'OWNER', now())",
                organization.value(),
                person.value());
    }

    /** Has the schema's owner do something. */
    public void run(String sql, Object... values) {
        try (Connection connection = database.owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A plan that everybody can have, as its prices at Stripe say. */
    public PlanVersion plan(long fee) {
        return plan(fee, EUR, Optional.empty());
    }

    PlanVersion plan(long fee, Currency currency, Optional<OrganizationId> customer) {
        return version(
                new Plan(
                        new PlanId(UUID.randomUUID()),
                        "Plan " + fee + ' ' + UUID.randomUUID(),
                        "",
                        PlanState.OFFERED,
                        Shop.NOW,
                        1),
                1,
                new PlanTerms(currency, BillingInterval.MONTH, fee, 0, List.of(), Map.of()),
                customer);
    }

    /** A further version of a plan. */
    public PlanVersion version(Plan plan, int number, PlanTerms terms, Optional<OrganizationId> customer) {
        PublishedPrices prices = account.prices(terms.flatFee());
        PlanVersion version = new PlanVersion(
                new PlanVersionId(UUID.randomUUID()), plan, number, customer, terms, Optional.empty(), Shop.NOW);
        asStaff(entities -> {
            PlanStore store = TestDatabase.store(PlanStore.class, entities);
            if (number == 1) {
                store.add(new PlanEntity(plan.id(), plan.name(), "", Shop.NOW));
            }
            store.add(version, Optional.empty());
            return store.publish(version.id(), prices, Shop.NOW);
        });
        return asStaff(entities -> TestDatabase.store(PlanStore.class, entities).find(version.id()))
                .orElseThrow();
    }

    public <T> T asStaff(Function<EntityManager, T> work) {
        return database.transact(entities -> {
            entities.createNativeQuery("select enter_staff()").getSingleResult();
            return work.apply(entities);
        });
    }

    /** The organization's customer, who pays with that card. */
    public String customer(String card) {
        String customer = account.customer(card);
        wiring.get(MirrorService.class).connect(organization, customer);
        return customer;
    }

    /** A subscription to that plan, which the mirror knows. */
    public String subscribe(PlanVersion plan) {
        String id = account.subscribe(customer("pm_card_visa"), plan.prices().orElseThrow(), "");
        mirror().refresh(id);
        return id;
    }

    /** Somebody of the organization buys a plan on Stripe's page, of which nobody has heard here yet; the page. */
    public JsonObject buy(long fee) {
        String session = account.post(
                        "/v1/checkout/sessions",
                        "mode=subscription&success_url=https://keyri.example/&client_reference_id=" + organization
                                + "&line_items[0][quantity]=1&line_items[0][price]="
                                + plan(fee).prices().orElseThrow().flatFee())
                .getString("id");
        stripe.completeCheckout(session, "pm_card_visa");
        return account.get("/v1/checkout/sessions/" + session);
    }

    /** It is heard here that somebody has. */
    public void hearOfPurchase(JsonObject page) {
        wiring.get(SubscriptionHints.class)
                .handle(new StripeHint(
                        "evt_" + page.getString("id"),
                        HintSource.POLL,
                        "checkout.session.completed",
                        Optional.of(page.getString("id")),
                        Optional.of(page.getString("customer")),
                        clock.instant()));
    }

    /** Once a day everything of a customer is read. */
    public void readAll(String customer) {
        mirror().catchUp(customer);
    }

    /** Reads a subscription anew. */
    public void read(String subscription) {
        mirror().refresh(subscription);
    }

    SubscriptionMirror mirror() {
        return wiring.get(SubscriptionMirror.class);
    }

    public SubscriptionService service() {
        return wiring.get(SubscriptionService.class);
    }

    /** Does what is due of changes of tier. */
    public void runChanges() {
        saga().runDue();
    }

    TierChangeSaga saga() {
        return wiring.get(TierChangeSaga.class);
    }

    StripeSubscription atStripe(String subscription) {
        return wiring.get(com.keyri.stripe.SubscriptionGateway.class)
                .find(subscription)
                .orElseThrow();
    }

    public Subscription mirrored(String subscription) {
        return within(SubscriptionStore.class, store -> store.find(subscription))
                .orElseThrow();
    }

    /** What the organization may. */
    public Entitlement entitlement() {
        return within(EntitlementStore.class, store -> store.find(organization)).orElseThrow();
    }

    TierChange change(TierChangeId id) {
        return within(TierChangeStore.class, store -> store.find(id)).orElseThrow();
    }

    /** The kinds of what doesn't fit about this organization or that subject. */
    public List<String> differences(String subject) {
        List<?> rows = asStaff(entities -> entities.createNativeQuery(
                        "select kind from subscription_difference where resolved_at is null"
                                + " and (organization_id = ?1 or subject = ?2) order by kind")
                .setParameter(1, organization.value())
                .setParameter(2, subject)
                .getResultList());
        return rows.stream().map(String.class::cast).toList();
    }

    List<MailTemplate> mailed() {
        return mails.stream().map(NewMail::template).toList();
    }

    /** In the organization, with a store. */
    public <S, T> T within(Class<S> store, Function<S, T> work) {
        return database.within(organization, entities -> work.apply(TestDatabase.store(store, entities)));
    }

    /** Time passes here and at Stripe, where what is due happens on its day. */
    public void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            Duration left = Duration.between(clock.instant(), end);
            clock.pass(left.compareTo(Duration.ofHours(12)) < 0 ? left : Duration.ofHours(12));
            account.get("/v1/events?limit=1");
        }
    }

    @Override
    public void close() {
        stripe.close();
    }

    private final class KeptMails extends MailService {
        @Override
        public MailId send(NewMail mail) {
            mails.add(mail);
            return MailId.at(Shop.NOW);
        }
    }

    private final class GivenApprovals extends Approvals {
        @Override
        public void require(String text) {
            approved.add(text);
        }
    }
}
