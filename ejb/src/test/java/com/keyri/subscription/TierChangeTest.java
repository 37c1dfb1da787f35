package com.keyri.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.mail.MailTemplate;
import com.keyri.money.model.Money;
import com.keyri.plan.model.PlanVersion;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.SubscriptionGateway;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeState;
import com.keyri.test.stripe.StripeFaults.Fault;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TierChangeTest {
    private static final String CHANGE = "POST /v1/subscriptions/sub_";

    private final BillingWorld world = new BillingWorld(Duration.ofMillis(800));
    private final PlanVersion small = world.plan(3_000);
    private final PlanVersion big = world.plan(9_000);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldUpgradeAtOnceForExactlyWhatWasApproved() {
        String subscription = world.subscribe(small);
        world.clock.pass(Duration.ofDays(10));
        TierOffer offer = world.service().offer(big.id());
        world.clock.pass(Duration.ofMinutes(3));
        TierChange change = world.service().change(big.id(), offer.proration().at());
        world.saga().runDue();

        TierChange done = world.change(change.id());
        assertEquals(TierChangeState.DONE, done.state());
        assertEquals(ChangeTiming.NOW, offer.timing());
        assertEquals(offer.proration().total(), done.amount());
        assertEquals(Optional.of(big.id()), world.mirrored(subscription).version());
        assertEquals(Optional.of(big.id()), world.entitlement().version());
        assertEquals(1, world.atStripe(subscription).items().size());
        assertEquals(List.of(), world.differences(subscription));
        assertTrue(world.mailed().contains(MailTemplate.PLAN_CHANGED));
        String text = world.approved.get(0);
        assertTrue(text.contains(small.planName()) && text.contains(big.planName()), text);
        assertTrue(text.contains(offer.proration().total().toString()), text);
        assertTrue(text.contains("to pay at once, plus taxes where they are due"), text);
        assertTrue(text.contains(big.id().toString()), text);
    }

    @Test
    void shouldComputeToTheCentWhatStripeInvoices() {
        Random random = new Random(20261130);
        String subscription = world.subscribe(small);
        PlanVersion present = small;
        for (int i = 0; i < 30; i++) {
            world.clock.pass(Duration.ofSeconds(1 + random.nextInt(86_400)));
            PlanVersion next = world.plan(present.terms().flatFee() + 1 + random.nextInt(100_000));
            world.mirror().refresh(subscription);
            TierChange change = world.service()
                    .change(
                            next.id(),
                            world.service().offer(next.id()).proration().at());
            world.saga().runDue();

            assertEquals(TierChangeState.DONE, world.change(change.id()).state(), "change " + i);
            assertEquals(change.amount().minorUnits(), latestInvoice(subscription), "change " + i);
            assertEquals(List.of(), world.differences(subscription));
            present = next;
        }
    }

    private long latestInvoice(String subscription) {
        String id = world.account.get("/v1/subscriptions/" + subscription).getString("latest_invoice");
        return world.account.get("/v1/invoices/" + id).getInt("total");
    }

    @Test
    void shouldAskForNothingInATrial() {
        String subscription = world.account.subscribe(
                world.customer("pm_card_visa"), small.prices().orElseThrow(), "&trial_period_days=7");
        world.mirror().refresh(subscription);
        TierChange change = upgrade();
        world.saga().runDue();

        assertEquals(new Money(0, BillingWorld.EUR), change.amount());
        assertEquals(TierChangeState.DONE, world.change(change.id()).state());
        assertEquals(List.of(), world.differences(subscription));
    }

    @Test
    void shouldDowngradeWhenThePeriodEnds() {
        String subscription = world.subscribe(big);
        TierChange change = world.service()
                .change(
                        small.id(),
                        world.service().offer(small.id()).proration().at());
        world.saga().runDue();

        assertEquals(TierChangeState.SCHEDULED, world.change(change.id()).state());
        assertEquals(Optional.of(big.id()), world.mirrored(subscription).version());
        assertEquals(0, change.amount().minorUnits());
        assertEquals(world.mirrored(subscription).periodEnd(), change.effectiveAt());

        world.clock.pass(Duration.ofDays(31));
        world.saga().runDue();

        assertEquals(TierChangeState.DONE, world.change(change.id()).state());
        assertEquals(Optional.of(small.id()), world.entitlement().version());
        assertEquals(1, world.atStripe(subscription).items().size());
    }

    @Test
    void shouldTakeBackWhatWasToHappenAtThePeriodsEnd() {
        String subscription = world.subscribe(big);
        TierChange change = world.service()
                .change(
                        small.id(),
                        world.service().offer(small.id()).proration().at());
        world.saga().runDue();
        world.service().withdraw(change.id());
        world.saga().runDue();

        assertEquals(TierChangeState.WITHDRAWN, world.change(change.id()).state());
        world.clock.pass(Duration.ofDays(31));
        world.mirror().refresh(subscription);
        assertEquals(Optional.of(big.id()), world.mirrored(subscription).version());
    }

    @Test
    void shouldGrantWhenItIsPaidAndNotBefore() {
        String customer = world.customer("pm_card_visa");
        String subscription = world.account.subscribe(customer, small.prices().orElseThrow(), "");
        world.account.post(
                "/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail");
        world.mirror().refresh(subscription);
        TierChange change = upgrade();
        world.saga().runDue();

        assertEquals(TierChangeState.AWAITING_PAYMENT, world.change(change.id()).state());
        assertEquals(Optional.of(small.id()), world.entitlement().version());

        world.account.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_visa");
        String invoice = world.account.get("/v1/subscriptions/" + subscription).getString("latest_invoice");
        world.account.post("/v1/invoices/" + invoice + "/pay", "off_session=true");
        world.mirror().refresh(subscription); // As a hint has it done.
        world.saga().runDue();

        assertEquals(TierChangeState.DONE, world.change(change.id()).state());
        assertEquals(Optional.of(big.id()), world.entitlement().version());
        assertEquals(List.of(), world.differences(subscription));
    }

    @Test
    void shouldChangeOnceWhereTheAnswerWasLost() {
        for (Fault fault : List.of(Fault.LOST_ANSWER, Fault.FAILURE, Fault.BLACK_HOLE, Fault.TOO_MANY_REQUESTS)) {
            try (BillingWorld other = new BillingWorld(Duration.ofMillis(800))) {
                PlanVersion cheap = other.plan(1_000);
                PlanVersion dear = other.plan(5_000);
                String subscription = other.subscribe(cheap);
                int before = invoices(other, subscription);
                TierChange change = other.service()
                        .change(
                                dear.id(),
                                other.service().offer(dear.id()).proration().at());
                other.stripe.faults().next(CHANGE, fault, 2); // The library tries twice.
                other.saga().runDue();
                assertEquals(TierChangeState.SENDING, other.change(change.id()).state(), fault.name());
                for (int i = 0; i < 4; i++) {
                    other.clock.pass(Duration.ofMinutes(5));
                    other.saga().runDue();
                }

                assertEquals(TierChangeState.DONE, other.change(change.id()).state(), fault.name());
                assertEquals(before + 1, invoices(other, subscription), fault.name());
                assertEquals(1, other.atStripe(subscription).items().size(), fault.name());
                assertEquals(List.of(), other.differences(subscription), fault.name());
            }
        }
    }

    private static int invoices(BillingWorld world, String subscription) {
        return world.account
                .get("/v1/invoices?subscription=" + subscription)
                .getJsonArray("data")
                .size();
    }

    @Test
    void shouldSendNothingThatStripeMayHaveForgotten() {
        String subscription = world.subscribe(small);
        TierChange change = upgrade();
        world.stripe.faults().next(CHANGE, Fault.FAILURE, 2);
        world.saga().runDue();
        world.clock.pass(Duration.ofHours(23));
        world.saga().runDue();

        assertEquals(TierChangeState.LAPSED, world.change(change.id()).state());
        assertEquals(Optional.of(small.id()), world.mirrored(subscription).version());
        assertTrue(world.mailed().contains(MailTemplate.PLAN_NOT_CHANGED));
    }

    @Test
    void shouldFindOutDaysLaterThatItWasDone() {
        String subscription = world.subscribe(small);
        TierChange change = upgrade();
        world.stripe.faults().next(CHANGE, Fault.LOST_ANSWER, 2);
        world.saga().runDue();
        world.clock.pass(Duration.ofHours(50));
        world.saga().runDue();

        assertEquals(TierChangeState.DONE, world.change(change.id()).state());
        assertEquals(Optional.of(big.id()), world.mirrored(subscription).version());
        assertEquals(List.of(), world.differences(subscription));
    }

    @Test
    void shouldNoteThatStripeInvoicedSomethingElse() {
        String subscription = world.subscribe(small);
        world.clock.pass(Duration.ofDays(3));
        TierChange change = upgrade();
        // Somebody does it at Stripe by hand, a minute later than approved.
        world.clock.pass(Duration.ofMinutes(1));
        String item = world.atStripe(subscription).items().get(0).id();
        world.account.post(
                "/v1/subscriptions/" + subscription,
                "items[0][id]=" + item + "&items[0][price]="
                        + big.prices().orElseThrow().flatFee() + "&proration_behavior=always_invoice");
        world.saga().runDue();

        assertEquals(TierChangeState.DONE, world.change(change.id()).state());
        assertEquals(List.of("PRORATION"), world.differences(subscription));
    }

    @Test
    void shouldRefuseASecondChangeMeanwhile() {
        world.subscribe(small);
        upgrade();

        assertEquals("planVersionId another change of the plan is under way", reason(this::upgrade));
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        PlanVersion dollars = world.plan(9_000, Currency.getInstance("USD"), Optional.empty());
        PlanVersion others = world.plan(
                9_000,
                BillingWorld.EUR,
                Optional.of(com.keyri.fixture.Shop.open(world.database).organization()));
        PlanVersion withdrawn = world.plan(9_500);
        world.run(
                "update plan set state = 'WITHDRAWN' where id = ?",
                withdrawn.plan().id().value());
        assertEquals("planVersionId there is no subscription to change: order a plan", reason(this::upgrade));
        world.subscribe(small);

        assertEquals(
                "planVersionId that is the plan you have",
                reason(() -> world.service().offer(small.id())));
        assertEquals(
                "planVersionId a plan in USD can't follow one in EUR",
                reason(() -> world.service().offer(dollars.id())));
        assertEquals(
                "planVersionId there is no such plan",
                reason(() -> world.service().offer(others.id())));
        assertEquals(
                "planVersionId that plan isn't offered any more",
                reason(() -> world.service().offer(withdrawn.id())));
        assertEquals(
                "proratedAt this offer is old: ask for a new one",
                reason(() ->
                        world.service().change(big.id(), world.clock.instant().minus(Duration.ofMinutes(16)))));
        assertEquals(List.of(), world.approved);
    }

    @Test
    void shouldRefuseAChangeWhereAPaymentIsMissing() {
        String customer = world.customer("pm_card_visa");
        String subscription = world.account.subscribe(customer, small.prices().orElseThrow(), "");
        world.account.post(
                "/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail");
        world.pass(Duration.ofDays(32));
        world.mirror().refresh(subscription);

        assertEquals(Standing.GRACE, world.entitlement().standing());
        assertEquals("planVersionId a payment is missing: pay the open invoice first", reason(this::upgrade));
        assertEquals(List.of(MailTemplate.PAYMENT_OVERDUE), world.mailed());
    }

    @Test
    void shouldEndAChangeOfASubscriptionThatHasEnded() {
        String subscription = world.subscribe(small);
        TierChange change = upgrade();
        world.account.delete("/v1/subscriptions/" + subscription);
        world.saga().runDue();

        assertEquals(TierChangeState.REFUSED, world.change(change.id()).state());
        assertEquals(
                Optional.of("SUBSCRIPTION_ENDED"), world.change(change.id()).refusal());
        assertFalse(world.mailed().contains(MailTemplate.PLAN_CHANGED));
    }

    @Test
    void shouldWaitForWhatStripeHasPlannedWhereTheAnswerWasLost() {
        HeldGateway held = new HeldGateway();
        world.wiring.use(SubscriptionGateway.class, held.before(world.wiring.get(SubscriptionGateway.class)));
        String subscription = world.subscribe(big);
        Duration period = Duration.between(
                world.clock.instant(), world.mirrored(subscription).periodEnd());
        world.clock.pass(period.minusMinutes(2));
        TierChange change = downgrade();
        world.stripe.faults().next("POST /v1/subscription_schedules/", Fault.LOST_ANSWER, 2);
        world.saga().runDue();
        assertEquals(TierChangeState.SENDING, world.change(change.id()).state());
        assertTrue(world.atStripe(subscription).schedule().isPresent(), "Stripe has planned it");

        held.hold(world.atStripe(subscription));
        world.clock.pass(Duration.ofMinutes(10));
        world.saga().runDue();
        assertEquals(TierChangeState.SCHEDULED, world.change(change.id()).state());
        held.release();
        world.clock.pass(Duration.ofMinutes(10));
        world.saga().runDue();

        assertEquals(TierChangeState.DONE, world.change(change.id()).state());
        assertFalse(world.mailed().contains(MailTemplate.PLAN_NOT_CHANGED));
    }

    @Test
    void shouldNotBeginWhatIsOver() {
        world.subscribe(big);
        TierChange change = downgrade();
        world.saga().runDue();
        world.service().withdraw(change.id());
        world.saga().runDue();
        assertEquals(TierChangeState.WITHDRAWN, world.change(change.id()).state());

        assertEquals(
                Optional.empty(), world.wiring.get(TierChangeService.class).begin(change.id(), world.organization));
    }

    @Test
    void shouldRefuseWhereTheSubscriptionHasAnotherPriceThanWhenItWasApproved() {
        String subscription = world.subscribe(small);
        TierChange change = upgrade();
        String item = world.atStripe(subscription).items().get(0).id();
        PlanVersion other = world.plan(4_000);
        world.account.post(
                "/v1/subscriptions/" + subscription,
                "items[0][id]=" + item + "&items[0][price]="
                        + other.prices().orElseThrow().flatFee());
        world.saga().runDue();

        assertEquals(TierChangeState.REFUSED, world.change(change.id()).state());
        assertEquals(Optional.of("CHANGED_MEANWHILE"), world.change(change.id()).refusal());
        assertEquals(Optional.of(other.id()), world.mirrored(subscription).version());
    }

    private TierChange downgrade() {
        return world.service()
                .change(
                        small.id(),
                        world.service().offer(small.id()).proration().at());
    }

    private TierChange upgrade() {
        return world.service()
                .change(big.id(), world.service().offer(big.id()).proration().at());
    }

    private static String reason(Executable refused) {
        DomainException e = assertThrows(DomainException.class, refused);
        assertEquals(ProblemType.CONFLICT, e.type());
        return e.reasons().get(0);
    }
}
