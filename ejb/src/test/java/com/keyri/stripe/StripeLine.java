package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.keyri.test.stripe.StripeRights;
import com.keyri.test.stripe.StripeStandIn;
import com.keyri.wiring.RecordingMeters;
import com.keyri.wiring.TestClock;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Calls to a stand-in of Stripe with a key as it should be, and the account's owner, who may everything. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
final class StripeLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration NO_PATIENCE = Duration.ofMillis(400);
    private static final int PLACES = 4;

    final TestClock clock = new TestClock(Instant.parse("2026-11-02T10:00:00Z"));
    final StripeStandIn stripe = StripeStandIn.start(clock, 1);
    final RecordingMeters meters = new RecordingMeters();
    final String key = stripe.keys().restricted(StripeRights.OF_INSTALLATION);
    final StripeCalls calls = new StripeCalls();
    private final StripeClient owner = StripeClient.builder()
            .setApiKey(stripe.keys().unrestricted())
            .setApiBase(stripe.url())
            .build();
    private Optional<KeyInUse> used = Optional.empty();

    StripeLine() {
        calls.clock = clock;
        calls.meters = meters;
        use(key);
        open(PATIENCE);
    }

    /** Answers that don't come soon don't come at all; what counts until then is forgotten. */
    void loseItsPatience() {
        open(NO_PATIENCE);
    }

    private void open(Duration patience) {
        calls.open(StripeRoute.to(URI.create(stripe.url())), patience, PLACES, () -> used);
    }

    /** From now on calls come with that key. */
    void use(String other) {
        used = Optional.of(new KeyInUse(other, SecretText.of(other), false));
    }

    void useNone() {
        used = Optional.empty();
    }

    /** The owner makes something; its id. */
    String make(String path, String form) {
        return owner(RequestMethod.POST, path, form).getString("id");
    }

    JsonObject owner(RequestMethod method, String path, String form) {
        try {
            String body =
                    owner.rawRequest(method, path, form.isEmpty() ? null : form).body();
            return Json.createReader(new StringReader(body)).readObject();
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
    }

    String customer() {
        return make("/v1/customers", "invoice_settings[default_payment_method]=pm_card_visa");
    }

    String flatPrice(long amount) {
        String product = make("/v1/products", "name=Plan");
        return make(
                "/v1/prices",
                "currency=eur&product=" + product + "&unit_amount=" + amount + "&recurring[interval]=month");
    }

    String meteredPrice(String meter) {
        String product = make("/v1/products", "name=Usage");
        return make(
                "/v1/prices",
                "currency=eur&product=" + product + "&unit_amount=2&recurring[interval]=month"
                        + "&recurring[usage_type]=metered&recurring[meter]=" + meter);
    }

    String meter(String event) {
        return make(
                "/v1/billing/meters", "display_name=Meter&event_name=" + event + "&default_aggregation[formula]=sum");
    }

    String subscription(String customer, String price) {
        return make("/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price);
    }

    SubscriptionCalls subscriptions() {
        ScheduleCalls schedules = new ScheduleCalls();
        schedules.calls = calls;
        SubscriptionCalls subscriptions = new SubscriptionCalls();
        subscriptions.calls = calls;
        subscriptions.schedules = schedules;
        return subscriptions;
    }

    MeterCalls meterCalls() {
        MeterCalls made = new MeterCalls();
        made.calls = calls;
        made.clock = clock;
        return made;
    }

    InvoiceCalls invoices() {
        InvoiceCalls made = new InvoiceCalls();
        made.calls = calls;
        return made;
    }

    PageCalls pages() {
        PageCalls made = new PageCalls();
        made.calls = calls;
        return made;
    }

    @Override
    public void close() {
        stripe.close();
    }
}
