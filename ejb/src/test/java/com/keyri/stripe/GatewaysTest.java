package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.secret.model.SecretText;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.stripe.net.ApiResource.RequestMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class GatewaysTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final StripeLine line = new StripeLine();
    private final SubscriptionCalls subscriptions = line.subscriptions();
    private final MeterCalls meters = line.meterCalls();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldCountUsageOnce() {
        String meter = line.meter("sign_ins");
        String customer = line.customer();
        Instant hour = line.clock.instant();
        meters.report(new MeterReport("sign_ins", customer, 3, hour, "a"));
        meters.report(new MeterReport("sign_ins", customer, 3, hour, "a"));
        meters.report(new MeterReport("sign_ins", customer, 4, hour.plusSeconds(60), "b"));
        line.clock.pass(Duration.ofHours(2));
        assertEquals(Optional.of(meter), meters.findMeter("sign_ins"));
        assertEquals(Optional.empty(), meters.findMeter("others"));
        assertEquals(
                List.of(new MeterSummary(hour, hour.plusSeconds(3600), 7)),
                meters.summaries(meter, customer, hour, hour.plusSeconds(7200), true));
        assertEquals(
                List.of(new MeterSummary(hour, hour.plusSeconds(7200), 7)),
                meters.summaries(meter, customer, hour, hour.plusSeconds(7200), false));
    }

    @Test
    void shouldReportAgainWhereStripeFailedHavingCounted() {
        String meter = line.meter("sign_ins");
        String customer = line.customer();
        Instant hour = line.clock.instant();
        MeterReport report = new MeterReport("sign_ins", customer, 3, hour, "a");
        line.stripe.faults().next("POST /v1/billing/meter_events", Fault.FAILURE_AFTERWARDS, 1);
        StripeException e = assertThrows(StripeException.class, () -> meters.report(report));
        assertTrue(e.outcomeUnknown());
        meters.report(report);
        line.clock.pass(Duration.ofHours(1));
        assertEquals(
                List.of(new MeterSummary(hour, hour.plusSeconds(3600), 3)),
                meters.summaries(meter, customer, hour, hour.plusSeconds(3600), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default_aggregation[formula]=last",
                "default_aggregation[formula]=sum&event_time_window=hour",
                "default_aggregation[formula]=sum&customer_mapping[event_payload_key]=customer&customer_mapping[type]=by_id",
                "default_aggregation[formula]=sum&value_settings[event_payload_key]=units"
            })
    void shouldReportNothingToAMeterThatCountsOtherwise(String terms) {
        line.make("/v1/billing/meters", "display_name=Meter&event_name=sign_ins&" + terms);
        MeterReport report = new MeterReport("sign_ins", line.customer(), 3, line.clock.instant(), "a");
        StripeException e = assertThrows(StripeException.class, () -> meters.report(report));
        assertEquals(StripeFailure.REFUSED, e.failure());
        assertEquals(Optional.of("unfit_meter"), e.code());
        assertEquals(Optional.of("sign_ins"), e.parameter());
        assertTrue(
                line.stripe.calls().stream().noneMatch(call -> call.path().equals("/v1/billing/meter_events")),
                "nothing was told");
    }

    @Test
    void shouldLookAtAMeterOnceAnHour() {
        line.meter("sign_ins");
        String customer = line.customer();
        for (int i = 0; i < 3; i++) {
            meters.report(new MeterReport("sign_ins", customer, 1, line.clock.instant(), "a" + i));
        }
        assertEquals(1, looksAtMeters());
        line.clock.pass(Duration.ofHours(1));
        meters.report(new MeterReport("sign_ins", customer, 1, line.clock.instant(), "b"));
        assertEquals(2, looksAtMeters());
    }

    private long looksAtMeters() {
        return line.stripe.calls().stream()
                .filter(call -> call.method().equals("GET") && call.path().equals("/v1/billing/meters"))
                .count();
    }

    @Test
    void shouldRefuseUsageOfLongAgo() {
        line.meter("sign_ins");
        MeterReport report = new MeterReport(
                "sign_ins", line.customer(), 3, line.clock.instant().minus(Duration.ofDays(36)), "a");
        StripeException e = assertThrows(StripeException.class, () -> meters.report(report));
        assertEquals(StripeFailure.REFUSED, e.failure());
        assertEquals(Optional.of("timestamp_too_far_in_past"), e.code());
        assertEquals(Optional.of("timestamp"), e.parameter());
        assertFalse(e.outcomeUnknown());
    }

    @Test
    void shouldChangeThePriceOfAnItemAndAddAndRemoveOthers() {
        String before = line.flatPrice(1_000);
        String after = line.flatPrice(4_000);
        String metered = line.meteredPrice(line.meter("sign_ins"));
        String customer = line.customer();
        StripeSubscription subscription =
                subscriptions.find(line.subscription(customer, before)).orElseThrow();
        line.clock.pass(Duration.ofDays(10));
        SubscriptionChange upgrade = new SubscriptionChange(
                subscription.id(),
                Map.of(subscription.items().get(0).id(), after),
                List.of(metered),
                List.of(),
                "change-1");
        StripeSubscription changed = subscriptions.change(upgrade);
        assertEquals(List.of(after, metered), prices(changed));
        assertEquals(subscription.items().get(0).id(), changed.items().get(0).id());
        assertEquals(SubscriptionStatus.ACTIVE, changed.status());
        assertFalse(changed.pendingUpdate());
        assertEquals(changed, subscriptions.change(upgrade), "the same change is made once");
        List<StripeInvoiceLine> lines = line.invoices()
                .list(customer, Optional.empty(), 1)
                .items()
                .get(0)
                .lines();
        assertEquals(2, lines.size());
        assertTrue(lines.stream().allMatch(StripeInvoiceLine::isProration));
        StripeSubscription smaller = subscriptions.change(new SubscriptionChange(
                subscription.id(),
                Map.of(),
                List.of(),
                List.of(changed.items().get(1).id()),
                "change-2"));
        assertEquals(List.of(after), prices(smaller));
    }

    @Test
    void shouldSayThatAChangeWaitsForItsPayment() {
        String customer = line.customer();
        String id = line.subscription(customer, line.flatPrice(1_000));
        StripeSubscription subscription = subscriptions.find(id).orElseThrow();
        line.make("/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail");
        StripeSubscription changed = subscriptions.change(new SubscriptionChange(
                id, Map.of(subscription.items().get(0).id(), line.flatPrice(9_000)), List.of(), List.of(), "change"));
        assertTrue(changed.pendingUpdate());
        assertEquals(prices(subscription), prices(changed));
    }

    @Test
    void shouldChangeAtThePeriodsEnd() {
        String before = line.flatPrice(4_000);
        String after = line.flatPrice(1_000);
        String id = line.subscription(line.customer(), before);
        StripeSubscription planned =
                subscriptions.changeAtPeriodEnd(new PlannedSubscriptionChange(id, List.of(after), "plan"));
        assertTrue(planned.schedule().isPresent());
        assertEquals(List.of(before), prices(planned));
        assertEquals(
                planned,
                subscriptions.changeAtPeriodEnd(new PlannedSubscriptionChange(id, List.of(after), "plan")),
                "planned once more");
        line.clock.pass(MONTH.plusDays(1));
        StripeSubscription next = subscriptions.find(id).orElseThrow();
        assertEquals(List.of(after), prices(next));
        assertEquals(planned.periodEnd(), next.periodStart());
        line.clock.pass(MONTH.plusDays(1));
        StripeSubscription later = subscriptions.find(id).orElseThrow();
        assertEquals(List.of(after), prices(later));
        assertEquals(Optional.empty(), later.schedule(), "the schedule has ended by itself");
    }

    @Test
    void shouldForgetWhatWasPlanned() {
        String before = line.flatPrice(4_000);
        String id = line.subscription(line.customer(), before);
        subscriptions.changeAtPeriodEnd(new PlannedSubscriptionChange(id, List.of(line.flatPrice(1_000)), "plan"));
        assertEquals(
                Optional.empty(),
                subscriptions.cancelChangeAtPeriodEnd(id, "forget").schedule());
        assertEquals(
                Optional.empty(),
                subscriptions.cancelChangeAtPeriodEnd(id, "forget").schedule());
        line.clock.pass(MONTH.plusDays(1));
        assertEquals(List.of(before), prices(subscriptions.find(id).orElseThrow()));
    }

    @Test
    void shouldChangeAtOnceInsteadOfWhatWasPlanned() {
        String id = line.subscription(line.customer(), line.flatPrice(2_000));
        StripeSubscription planned = subscriptions.changeAtPeriodEnd(
                new PlannedSubscriptionChange(id, List.of(line.flatPrice(1_000)), "plan"));
        String now = line.flatPrice(5_000);
        StripeSubscription changed = subscriptions.change(
                new SubscriptionChange(id, Map.of(planned.items().get(0).id(), now), List.of(), List.of(), "now"));
        assertEquals(Optional.empty(), changed.schedule());
        line.clock.pass(MONTH.plusDays(1));
        assertEquals(List.of(now), prices(subscriptions.find(id).orElseThrow()));
    }

    @Test
    void shouldEndWithThePeriodOrAtOnce() {
        String customer = line.customer();
        String id = line.subscription(customer, line.flatPrice(2_000));
        StripeSubscription ending = subscriptions.endAtPeriodEnd(id, true, "end");
        assertEquals(Optional.of(ending.periodEnd()), ending.cancelAt());
        assertEquals(
                Optional.empty(),
                subscriptions.endAtPeriodEnd(id, false, "stay").cancelAt());
        assertEquals(SubscriptionStatus.CANCELED, subscriptions.end(id, "now").status());
        assertEquals(SubscriptionStatus.CANCELED, subscriptions.end(id, "now").status());
        assertEquals(
                List.of(id),
                subscriptions.ofCustomer(customer).stream()
                        .map(StripeSubscription::id)
                        .toList());
        assertEquals(Optional.empty(), subscriptions.find("sub_none"));
    }

    @Test
    void shouldReadInvoicesWithAllTheirLines() {
        String customer = line.customer();
        String id = line.subscription(customer, line.flatPrice(2_000));
        line.clock.pass(MONTH.plusDays(2));
        Page<StripeInvoice> newest = line.invoices().list(customer, Optional.empty(), 1);
        Page<StripeInvoice> oldest = line.invoices().list(customer, newest.next(), 1);
        assertEquals(Optional.empty(), oldest.next());
        StripeInvoice first = oldest.items().get(0);
        assertEquals("20.00 EUR", first.total().toString());
        assertEquals("0.00 EUR", first.tax().toString());
        assertEquals("paid", first.status());
        assertEquals(Optional.of(id), first.subscription());
        assertEquals(2_000, first.lines().get(0).amount().minorUnits());
        assertEquals(1, first.lines().get(0).quantity());
        assertTrue(first.number().isPresent());
        assertEquals(Optional.of(first), line.invoices().find(first.id()));
        assertEquals(Optional.empty(), line.invoices().find("in_none"));
    }

    @Test
    void shouldLetSomebodyAgreeOnStripesPage() {
        OrganizationId organization = OrganizationId.at(line.clock.instant());
        NewCheckout wanted = new NewCheckout(
                organization,
                Optional.empty(),
                List.of(line.flatPrice(2_000)),
                List.of(line.meteredPrice(line.meter("sign_ins"))),
                14,
                URI.create("https://keyri.localhost/done"),
                URI.create("https://keyri.localhost/back"),
                true,
                "order-1");
        HostedPage page = line.pages().checkout(wanted);
        assertEquals(page, line.pages().checkout(wanted), "one page for one order");
        StripeCheckout open = line.pages().findCheckout(page.id()).orElseThrow();
        assertEquals("open", open.status());
        assertEquals(Optional.of(organization.toString()), open.reference());
        line.stripe.completeCheckout(page.id(), "pm_card_visa");
        StripeCheckout done = line.pages().findCheckout(page.id()).orElseThrow();
        assertEquals("complete", done.status());
        StripeSubscription subscription =
                subscriptions.find(done.subscription().orElseThrow()).orElseThrow();
        assertEquals(SubscriptionStatus.TRIALING, subscription.status());
        assertEquals(done.customer(), Optional.of(subscription.customer()));
        assertEquals(2, subscription.items().size());
        URI portal = line.pages().portal(subscription.customer(), URI.create("https://keyri.localhost/"));
        assertEquals("billing.stripe.com", portal.getHost());
        assertEquals(Optional.empty(), line.pages().findCheckout("cs_none"));
    }

    @Test
    void shouldCloseAPageThatNobodyIsToAgreeOn() {
        HostedPage page = line.pages()
                .checkout(new NewCheckout(
                        OrganizationId.at(line.clock.instant()),
                        Optional.empty(),
                        List.of(line.flatPrice(2_000)),
                        List.of(),
                        0,
                        URI.create("https://keyri.localhost/done"),
                        URI.create("https://keyri.localhost/back"),
                        false,
                        "order-1"));
        line.pages().expireCheckout(page.id());
        line.pages().expireCheckout(page.id());
        assertEquals(
                "expired", line.pages().findCheckout(page.id()).orElseThrow().status());
    }

    @Test
    void shouldEraseACustomerWithAKeyOfTheMoment() {
        ErasureCalls erasure = new ErasureCalls();
        erasure.calls = line.calls;
        String customer = line.customer();
        SecretText runtime = SecretText.of(line.key);
        StripeException e = assertThrows(StripeException.class, () -> erasure.erase(runtime, customer));
        assertEquals(Optional.of("rak_customer_write"), e.permission());
        SecretText owner = SecretText.of(line.stripe.keys().unrestricted());
        assertEquals(
                Optional.of("unrestricted_key"),
                assertThrows(StripeException.class, () -> erasure.erase(owner, customer))
                        .code());
        SecretText eraser = SecretText.of(line.stripe.keys().restricted(Map.of("customer", Level.WRITE)));
        erasure.erase(eraser, customer);
        erasure.erase(eraser, "cus_none");
        assertTrue(
                line.owner(RequestMethod.GET, "/v1/customers/" + customer, "").getBoolean("deleted"));
    }

    @Test
    void shouldSayWhyUsageWasNotCounted() {
        line.meter("sign_ins");
        line.stripe.thinWebhooks().to(URI.create("http://127.0.0.1:9/"), "whsec_nobodyslistening");
        meters.report(new MeterReport("sign_ins", "cus_gone", 3, line.clock.instant(), "lost"));
        String event = line.stripe.thinWebhooks().waitingIds().get(0);
        assertEquals(
                List.of(new MeterError("meter_event_customer_not_found", 1, List.of("lost"))), meters.errors(event));
    }

    private static List<String> prices(StripeSubscription subscription) {
        return subscription.items().stream().map(StripeSubscriptionItem::price).toList();
    }
}
