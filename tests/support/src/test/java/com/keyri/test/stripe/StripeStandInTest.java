package com.keyri.test.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stand-in for Stripe: money and time, faults, and what a key may. */
class StripeStandInTest {
    /** The first of a month of thirty days, which 0.1 % of is 43 minutes and 12 seconds. */
    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

    private static final String EVENTS = "/v1/billing/meter_events";

    private StripeStandIn stripe;
    private StripeCaller caller;

    @BeforeEach
    void start() {
        stripe = StripeStandIn.start(InstantSource.fixed(BEGIN), 7);
        caller = new StripeCaller(stripe.url(), stripe.keys().unrestricted());
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void shouldProrateToTheSecond() {
        String subscription = subscribe(customer("pm_card_visa"), price(3_000));
        String item = item(subscription);
        stripe.advance(Duration.ofDays(10));
        JsonNode changed = caller.post(
                "/v1/subscriptions/" + subscription,
                "items[0][id]=" + item + "&items[0][price]=" + price(9_000) + "&proration_behavior=always_invoice");
        assertEquals("active", text(changed, "status"));
        JsonNode invoice = caller.get("/v1/invoices/" + text(changed, "latest_invoice"));
        assertEquals("paid", text(invoice, "status"));
        assertEquals(List.of(-2_000L, 6_000L), amounts(invoice));
        assertEquals(4_000, invoice.path("total").asLong());
        stripe.advance(Duration.ofSeconds(1));
        JsonNode less = caller.post(
                "/v1/subscriptions/" + subscription, "items[0][id]=" + item + "&items[0][price]=" + price(3_000));
        assertEquals(text(changed, "latest_invoice"), text(less, "latest_invoice"));
        stripe.advance(Duration.ofDays(20).plusHours(1));
        // 9,000 and 3,000 by 1,727,999 of 2,592,000 seconds.
        assertEquals(List.of(3_000L, 2_000L, -6_000L), amounts(latestInvoice(subscription)));
    }

    @Test
    void shouldAddASecondItemWhereTheFirstOnesIdIsForgotten() {
        String subscription = subscribe(customer("pm_card_visa"), price(1_000));
        JsonNode changed = caller.post("/v1/subscriptions/" + subscription, "items[0][price]=" + price(2_000));
        assertEquals(2, changed.path("items").path("data").size());
    }

    @Test
    void shouldAskForUsageInArrearsAndTakeWhatComesLate() {
        String meter = meter("used");
        String customer = customer("pm_card_visa");
        String graduated = meteredPrice(
                meter,
                "billing_scheme=tiered&tiers_mode=graduated&tiers[0][up_to]=100&tiers[0][unit_amount]=10"
                        + "&tiers[1][up_to]=inf&tiers[1][unit_amount_decimal]=0.5");
        String subscription = subscribe(customer, price(1_000), graduated);
        use("used", customer, "a", 130, BEGIN.plusSeconds(10));
        stripe.advance(Duration.ofDays(30).plusMinutes(20));
        JsonNode draft = latestInvoice(subscription);
        assertEquals("draft", text(draft, "status"));
        use("used", customer, "late", 1, BEGIN.plus(Duration.ofDays(30)).minusSeconds(1));
        use("used", customer, "of the next month", 1_000, BEGIN.plus(Duration.ofDays(30)));
        stripe.advance(Duration.ofMinutes(40));
        JsonNode invoice = latestInvoice(subscription);
        assertEquals("paid", text(invoice, "status"));
        assertEquals(List.of(1_000L, 1_000L, 16L), amounts(invoice));
    }

    @Test
    void shouldAskForUsageByThePriceItWasUsedAt() {
        String meter = meter("used");
        String customer = customer("pm_card_visa");
        String subscription = subscribe(customer, meteredPrice(meter, "unit_amount=10"));
        use("used", customer, "a", 5, BEGIN);
        stripe.advance(Duration.ofDays(1));
        caller.post(
                "/v1/subscriptions/" + subscription,
                "items[0][id]=" + item(subscription) + "&items[0][price]=" + meteredPrice(meter, "unit_amount=3"));
        use("used", customer, "b", 7, stripe.now());
        stripe.advance(Duration.ofDays(29).plusHours(1));
        assertEquals(
                List.of(50L, 21L),
                amounts(latestInvoice(subscription)).stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void shouldPriceVolumesAndPackages() {
        String meter = meter("used");
        String customer = customer("pm_card_visa");
        String volume = meteredPrice(
                meter,
                "billing_scheme=tiered&tiers_mode=volume&tiers[0][up_to]=10&tiers[0][unit_amount]=9"
                        + "&tiers[1][up_to]=inf&tiers[1][unit_amount]=4");
        String packages =
                meteredPrice(meter, "unit_amount=100&transform_quantity[divide_by]=8&transform_quantity[round]=up");
        String subscription = subscribe(customer, volume, packages);
        use("used", customer, "a", 17, BEGIN);
        stripe.advance(Duration.ofDays(30).plusHours(1));
        assertEquals(List.of(68L, 300L), amounts(latestInvoice(subscription)));
    }

    @Test
    void shouldChangeAtThePeriodsEndWhereAScheduleSaysSo() {
        String meter = meter("used");
        String customer = customer("pm_card_visa");
        String subscription = subscribe(customer, price(9_000), meteredPrice(meter, "unit_amount=10"));
        String schedule = text(caller.post("/v1/subscription_schedules", "from_subscription=" + subscription), "id");
        JsonNode first = caller.get("/v1/subscription_schedules/" + schedule)
                .path("phases")
                .path(0);
        caller.post(
                "/v1/subscription_schedules/" + schedule,
                "phases[0][items][0][price]=" + text(first.path("items").path(0), "price")
                        + "&phases[0][items][1][price]="
                        + text(first.path("items").path(1), "price")
                        + "&phases[0][end_date]=" + first.path("end_date").asLong()
                        + "&phases[1][items][0][price]=" + price(3_000)
                        + "&phases[1][items][1][price]=" + meteredPrice(meter, "unit_amount=2")
                        + "&phases[1][iterations]=1");
        use("used", customer, "a", 5, BEGIN);
        stripe.advance(Duration.ofDays(30));
        use("used", customer, "b", 7, stripe.now());
        stripe.advance(Duration.ofHours(1));
        assertEquals(List.of(3_000L, 50L), amounts(latestInvoice(subscription)));
        stripe.advance(Duration.ofDays(31));
        assertEquals(List.of(3_000L, 14L), amounts(latestInvoice(subscription)));
        JsonNode over = caller.get("/v1/subscription_schedules/" + schedule);
        assertEquals("released", text(over, "status"));
        assertEquals("", text(caller.get("/v1/subscriptions/" + subscription), "schedule"));
    }

    @Test
    void shouldSubscribeWhoeverComesBackFromCheckout() {
        JsonNode session = caller.post(
                "/v1/checkout/sessions",
                "mode=subscription&client_reference_id=org_1&success_url=https://example.com/ok&line_items[0][price]="
                        + price(1_000));
        assertTrue(text(session, "url").startsWith("https://checkout.stripe.com/"), session.toString());
        stripe.completeCheckout(text(session, "id"), "pm_card_visa");
        JsonNode complete = caller.get("/v1/checkout/sessions/" + text(session, "id"));
        assertEquals("complete", text(complete, "status"));
        assertEquals("org_1", text(complete, "client_reference_id"));
        assertEquals("active", status(text(complete, "subscription")));
        JsonNode portal = caller.post("/v1/billing_portal/sessions", "customer=" + text(complete, "customer"));
        assertTrue(text(portal, "url").startsWith("https://billing.stripe.com/"), portal.toString());
    }

    @Test
    void shouldTellLaterOfUsageOfACustomerThatIsNotThere() throws IOException {
        meter("used");
        List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.start();
        try {
            stripe.thinWebhooks()
                    .to(URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/"), "whsec_thin");
            use("used", "cus_nobody", "lost", 1, BEGIN);
            assertEquals(1, stripe.thinWebhooks().deliver());
        } finally {
            listener.stop(0);
        }
        JsonNode notification = Json.parse(told.get(0));
        assertFalse(notification.has("data"));
        JsonNode errors = caller.get("/v2/core/events/" + text(notification, "id"))
                .path("data")
                .path("reason")
                .path("error_types")
                .path(0);
        assertEquals("meter_event_customer_not_found", text(errors, "code"));
        assertEquals("lost", text(errors.path("sample_errors").path(0).path("request"), "identifier"));
    }

    @Test
    void shouldRefuseTwoEventsOfOneCustomerAtOnce() throws InterruptedException {
        String customer = customer("pm_card_visa");
        meter("used");
        List<Integer> statuses = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String form = event("used", customer, "number " + i, 1, BEGIN);
            Thread sender = new Thread(
                    () -> statuses.add(caller.send("POST", EVENTS, form, "").statusCode()));
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertTrue(statuses.contains(429) && statuses.contains(200), statuses::toString);
    }

    @Test
    void shouldKeepTheLastDayOfAMonth() {
        stripe.close();
        stripe = StripeStandIn.start(InstantSource.fixed(Instant.parse("2027-01-31T12:00:00Z")), 7);
        caller = new StripeCaller(stripe.url(), stripe.keys().unrestricted());
        String subscription = subscribe(customer("pm_card_visa"), price(100));
        for (String end : List.of("2027-02-28T12:00:00Z", "2027-03-31T12:00:00Z", "2027-04-30T12:00:00Z")) {
            JsonNode item = caller.get("/v1/subscription_items/" + item(subscription));
            assertEquals(
                    Instant.parse(end).getEpochSecond(),
                    item.path("current_period_end").asLong());
            stripe.advance(Duration.between(stripe.now(), Instant.parse(end)));
        }
    }

    @Test
    void shouldTurnPastDueAndUnpaidWhereTheCardIsDeclined() {
        String customer = customer("pm_card_visa");
        String subscription = subscribe(customer, price(1_000));
        caller.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail");
        stripe.advance(Duration.ofDays(30).plusHours(2));
        assertEquals("past_due", status(subscription));
        stripe.advance(Duration.ofDays(9));
        assertEquals("unpaid", status(subscription));
        HttpResponse<String> upgrade = caller.send(
                "POST",
                "/v1/subscriptions/" + subscription,
                "items[0][id]=" + item(subscription) + "&items[0][price]=" + price(9_000)
                        + "&proration_behavior=always_invoice&payment_behavior=error_if_incomplete",
                "");
        assertEquals(402, upgrade.statusCode());
        caller.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_visa");
        caller.post("/v1/invoices/" + text(openInvoice(customer), "id") + "/pay", "");
        assertEquals("active", status(subscription));
    }

    @Test
    void shouldCountAnIdentifierOnceADay() {
        String customer = customer("pm_card_visa");
        meter("used");
        use("used", customer, "same", 1, BEGIN);
        String again = event("used", customer, "same", 1, BEGIN);
        assertDuplicate(caller.send("POST", EVENTS, again, ""));
        stripe.advance(Duration.ofHours(24).minusSeconds(1));
        assertDuplicate(caller.send("POST", EVENTS, again, ""));
        stripe.advance(Duration.ofSeconds(1));
        caller.post(EVENTS, again);
    }

    @Test
    void shouldTakeUsageOfThirtyFiveDaysAndSumItLater() {
        String customer = customer("pm_card_visa");
        String meter = meter("used");
        stripe.advance(Duration.ofDays(40));
        Instant now = stripe.now();
        Instant oldest = now.minus(Duration.ofDays(35));
        assertRefused(
                400,
                "timestamp_too_far_in_past",
                caller.send("POST", EVENTS, event("used", customer, "a", 1, oldest.minusSeconds(1)), ""));
        assertRefused(
                400,
                "timestamp_in_future",
                caller.send("POST", EVENTS, event("used", customer, "b", 1, now.plusSeconds(301)), ""));
        use("used", customer, "c", 3, oldest);
        use("used", customer, "d", 4, now.minusSeconds(1));
        String summaries = "/v1/billing/meters/" + meter + "/event_summaries?customer=" + customer + "&start_time="
                + oldest.getEpochSecond() + "&end_time=" + now.getEpochSecond() + "&value_grouping_window=hour";
        assertEquals(0, caller.get(summaries).path("data").size());
        stripe.advance(Duration.ofMinutes(1));
        assertEquals(
                List.of(4L, 3L),
                caller.get(summaries)
                        .path("data")
                        .valueStream()
                        .map(summary -> summary.path("aggregated_value").asLong())
                        .toList());
    }

    @Test
    void shouldAnswerACallOnceUnderItsKey() {
        HttpResponse<String> first = caller.send("POST", "/v1/customers", "name=Ada", "one");
        HttpResponse<String> again = caller.send("POST", "/v1/customers", "name=Ada", "one");
        assertEquals(first.body(), again.body());
        assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
        assertEquals(
                400, caller.send("POST", "/v1/customers", "name=Bob", "one").statusCode());
        stripe.advance(Duration.ofHours(24));
        assertFalse(first.body()
                .equals(caller.send("POST", "/v1/customers", "name=Ada", "one").body()));
    }

    @Test
    void shouldRememberAFailureButNotARefusal() {
        stripe.faults().next("POST /v1/customers", Fault.FAILURE_AFTERWARDS, 1);
        assertEquals(
                500, caller.send("POST", "/v1/customers", "name=Ada", "one").statusCode());
        assertEquals(
                500, caller.send("POST", "/v1/customers", "name=Ada", "one").statusCode());
        assertEquals(1, caller.get("/v1/customers").path("data").size());
        assertEquals(
                400, caller.send("POST", "/v1/customers", "colour=red", "two").statusCode());
        assertEquals(
                200, caller.send("POST", "/v1/customers", "name=Bob", "two").statusCode());
    }

    @Test
    void shouldFailAsItIsTold() {
        stripe.faults().next("GET /v1/customers", Fault.TOO_MANY_REQUESTS, 2);
        assertEquals(429, caller.send("GET", "/v1/customers", "", "").statusCode());
        assertEquals(429, caller.send("GET", "/v1/customers", "", "").statusCode());
        assertEquals(200, caller.send("GET", "/v1/customers", "", "").statusCode());
        stripe.faults().next("POST", Fault.CONFLICT, 1);
        assertEquals(409, caller.send("POST", "/v1/customers", "", "").statusCode());
        stripe.faults().next("POST", Fault.LOST_ANSWER, 1);
        assertThrows(UncheckedIOException.class, () -> caller.send("POST", "/v1/customers", "name=Ada", "one"));
        assertEquals(1, caller.get("/v1/customers").path("data").size());
        stripe.faults().next("GET", Fault.BLACK_HOLE, 1);
        assertThrows(UncheckedIOException.class, () -> caller.send("GET", "/v1/customers", "", ""));
    }

    @Test
    void shouldLetAKeyDoWhatItMay() {
        String reads = stripe.keys().restricted(Map.of("subscription", Level.WRITE, "customer", Level.READ));
        StripeCaller restricted = new StripeCaller(stripe.url(), reads);
        assertEquals(200, restricted.send("GET", "/v1/subscriptions", "", "").statusCode());
        assertEquals(200, restricted.send("GET", "/v1/customers", "", "").statusCode());
        HttpResponse<String> refused = restricted.send("POST", "/v1/customers", "name=Ada", "");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("'rak_customer_write'"), refused.body());
        assertTrue(restricted.send("GET", "/v1/invoices", "", "").body().contains("'rak_invoice_read'"));
        stripe.keys().revoke(reads);
        assertEquals(401, restricted.send("GET", "/v1/subscriptions", "", "").statusCode());
        assertEquals(
                List.of("customer:READ", "customer:WRITE", "invoice:READ", "subscription:READ"),
                stripe.usedPermissions());
    }

    @Test
    void shouldRefusePricesThatAreNone() {
        String begin = "product=" + product() + "&currency=eur&recurring[interval]=month";
        for (String wrong : List.of(
                "&unit_amount=-1",
                "&unit_amount=x",
                "&unit_amount_decimal=0.0000000000001",
                "&recurring[usage_type]=metered&unit_amount=1",
                "&billing_scheme=tiered&tiers_mode=volume&tiers[0][up_to]=10&tiers[0][unit_amount]=1",
                "&billing_scheme=tiered&tiers_mode=volume&tiers[0][up_to]=10&tiers[1][up_to]=10&tiers[2][up_to]=inf",
                "&billing_scheme=tiered&tiers_mode=volume&tiers[0][up_to]=inf&tiers[1][up_to]=10",
                "")) {
            assertEquals(
                    400, caller.send("POST", "/v1/prices", begin + wrong, "").statusCode(), wrong);
        }
        assertEquals(0, caller.get("/v1/prices").path("data").size());
    }

    private void use(String meter, String customer, String identifier, long value, Instant moment) {
        caller.post(EVENTS, event(meter, customer, identifier, value, moment));
    }

    private static String event(String meter, String customer, String identifier, long value, Instant moment) {
        return "event_name=" + meter + "&identifier=" + identifier.replace(' ', '+') + "&timestamp="
                + moment.getEpochSecond() + "&payload[stripe_customer_id]=" + customer + "&payload[value]=" + value;
    }

    /** The real one says so in its message only. */
    private static void assertDuplicate(HttpResponse<String> response) {
        assertRefused(400, "", response);
        assertTrue(response.body().contains("An event already exists with identifier same"), response.body());
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertEquals(
                code, Json.parse(response.body()).path("error").path("code").asString());
    }

    private String customer(String card) {
        return text(caller.post("/v1/customers", "invoice_settings[default_payment_method]=" + card), "id");
    }

    private String product() {
        return text(caller.post("/v1/products", "name=Plan"), "id");
    }

    private String price(long amount) {
        return text(
                caller.post(
                        "/v1/prices",
                        "product=" + product() + "&currency=eur&recurring[interval]=month&unit_amount=" + amount),
                "id");
    }

    private String meteredPrice(String meter, String terms) {
        return text(
                caller.post(
                        "/v1/prices",
                        "product=" + product() + "&currency=eur&recurring[interval]=month&recurring[usage_type]=metered"
                                + "&recurring[meter]=" + meter + '&' + terms),
                "id");
    }

    private String meter(String name) {
        return text(
                caller.post(
                        "/v1/billing/meters",
                        "display_name=M&event_name=" + name + "&default_aggregation[formula]=sum"),
                "id");
    }

    private String subscribe(String customer, String... prices) {
        StringBuilder form = new StringBuilder("customer=").append(customer);
        for (int i = 0; i < prices.length; i++) {
            form.append("&items[").append(i).append("][price]=").append(prices[i]);
        }
        return text(caller.post("/v1/subscriptions", form.toString()), "id");
    }

    private String item(String subscription) {
        JsonNode first = caller.get("/v1/subscriptions/" + subscription)
                .path("items")
                .path("data")
                .path(0);
        return text(first, "id");
    }

    private String status(String subscription) {
        return text(caller.get("/v1/subscriptions/" + subscription), "status");
    }

    private JsonNode latestInvoice(String subscription) {
        return caller.get("/v1/invoices/" + text(caller.get("/v1/subscriptions/" + subscription), "latest_invoice"));
    }

    private JsonNode openInvoice(String customer) {
        return caller.get("/v1/invoices?status=open&customer=" + customer)
                .path("data")
                .valueStream()
                .filter(invoice -> text(invoice, "billing_reason").equals("subscription_cycle"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> amounts(JsonNode invoice) {
        return invoice.path("lines")
                .path("data")
                .valueStream()
                .flatMapToLong(line -> LongStream.of(line.path("amount").asLong()))
                .boxed()
                .toList();
    }

    private static String text(JsonNode node, String member) {
        return Json.text(node, member);
    }
}
