package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.secret.model.SecretText;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.stripe.net.ApiResource.RequestMethod;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class PublishingCallsTest {
    private static final Map<String, Level> RIGHTS =
            Map.of("product", Level.WRITE, "plan", Level.WRITE, "billing_meter", Level.WRITE);

    private final StripeLine line = new StripeLine();
    private final PublishingCalls publishing = new PublishingCalls();
    private final NewPrices prices = new NewPrices(
            PlanVersionId.at(line.clock.instant()),
            "Growth",
            new PlanTerms(
                    Currency.getInstance("EUR"),
                    BillingInterval.MONTH,
                    4_900,
                    14,
                    List.of(
                            new Charge(
                                    Meter.AUTHENTICATIONS,
                                    1_000,
                                    new GraduatedPrice(new Tiers(List.of(
                                            Tier.upTo(500, unit("100")), Tier.beyond(unit("0.000000000001")))))),
                            new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, new PackagePrice(100, unit("500")))),
                    Map.of()),
            0);

    PublishingCallsTest() {
        publishing.calls = line.calls;
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldPublishTermsOnce() {
        SecretText key = key(RIGHTS);
        PublishedPrices published = publishing.publish(key, prices);
        assertEquals(published, publishing.publish(key, prices));
        assertTrue(published.fit(prices.terms()));
        JsonObject flat = price(published.flatFee());
        assertEquals(4_900, flat.getInt("unit_amount"));
        assertEquals("eur", flat.getString("currency"));
        assertEquals("licensed", flat.getJsonObject("recurring").getString("usage_type"));
        JsonObject graduated = price(published.charges().get(Meter.AUTHENTICATIONS));
        assertEquals(
                "[1000 0, 1500 100, null 0.000000000001]",
                graduated.getJsonArray("tiers").getValuesAs(JsonObject.class).stream()
                        .map(tier -> tier.get("up_to") + " " + tier.getString("unit_amount_decimal"))
                        .toList()
                        .toString());
        assertEquals(
                Optional.of(graduated.getJsonObject("recurring").getString("meter")),
                line.meterCalls().findMeter(Meter.AUTHENTICATIONS.stripeEvent()));
        JsonObject packages = price(published.charges().get(Meter.MONTHLY_ACTIVE_USERS));
        assertEquals(100, packages.getJsonObject("transform_quantity").getInt("divide_by"));
        assertEquals("up", packages.getJsonObject("transform_quantity").getString("round"));
        assertEquals("500", packages.getString("unit_amount_decimal"));
    }

    @Test
    void shouldMakeNothingWhereMetersAreMissingAndMayNotBeMade() {
        SecretText key = key(Map.of("product", Level.WRITE, "plan", Level.WRITE, "billing_meter", Level.READ));
        StripeException e = assertThrows(StripeException.class, () -> publishing.publish(key, prices));
        assertEquals(Optional.of("rak_billing_meter_write"), e.permission());
        assertTrue(line.owner(RequestMethod.GET, "/v1/products", "")
                .getJsonArray("data")
                .isEmpty());
    }

    @Test
    void shouldRefuseAKeyThatMayEverything() {
        SecretText key = SecretText.of(line.stripe.keys().unrestricted());
        assertEquals(
                Optional.of("unrestricted_key"),
                assertThrows(StripeException.class, () -> publishing.publish(key, prices))
                        .code());
    }

    @Test
    void shouldRefuseAMeterThatCountsOtherwise() {
        line.make(
                "/v1/billing/meters",
                "display_name=Last&event_name=" + Meter.AUTHENTICATIONS.stripeEvent()
                        + "&default_aggregation[formula]=last");
        StripeException e = assertThrows(StripeException.class, () -> publishing.publish(key(RIGHTS), prices));
        assertEquals(Optional.of(PricePublishing.UNFIT_METER), e.code());
        assertEquals(Optional.of(Meter.AUTHENTICATIONS.stripeEvent()), e.parameter());
        assertEquals(0, count("/v1/products"));
    }

    @Test
    void shouldRefuseAKeyThatIsntForWhatTheServersOwnKeySees() {
        SecretText live = SecretText.of("rk_live_" + "0123456789abcdef");
        assertEquals(Optional.of(PricePublishing.OTHER_MODE), refusal(publishing, live));
        line.useNone();
        assertEquals(Optional.of(PricePublishing.NO_OWN_KEY), refusal(publishing, key(RIGHTS)));
        assertTrue(line.stripe.calls().isEmpty(), "nothing is made before that");
    }

    @Test
    void shouldPublishNothingInAnAccountThatTheServersOwnKeyDoesntSee() {
        try (StripeLine other = new StripeLine()) {
            PublishingCalls apart = new PublishingCalls();
            apart.calls = new StripeCalls() {
                @Override
                StripeClients clients() {
                    return line.calls.clients();
                }

                @Override
                Optional<KeyInUse> keyInUse() {
                    return other.calls.keyInUse();
                }

                @Override
                <T> T call(Request<T> request) {
                    return other.calls.call(request);
                }
            };
            assertEquals(Optional.of(PricePublishing.OTHER_ACCOUNT), refusal(apart, key(RIGHTS)));
        }
    }

    private Optional<String> refusal(PublishingCalls by, SecretText key) {
        return assertThrows(StripeException.class, () -> by.publish(key, prices))
                .code();
    }

    @Test
    void shouldPublishAPlanThatWasRenamedSinceStripeFailed() {
        SecretText key = key(RIGHTS);
        line.stripe.faults().next("POST /v1/prices", Fault.FAILURE, 2);
        assertEquals(
                StripeFailure.BROKEN,
                assertThrows(StripeException.class, () -> publishing.publish(key, prices))
                        .failure());
        NewPrices renamed = new NewPrices(prices.version(), "Growth and more", prices.terms(), 0);
        PublishedPrices published = publishing.publish(key, renamed);
        assertTrue(published.fit(prices.terms()));
        assertEquals(1, count("/v1/products"), "the one that was made is found");
    }

    @Test
    void shouldPublishAPlanThatWasRenamedSinceAnAnswerWasLost() {
        SecretText key = key(RIGHTS);
        line.stripe.faults().next("POST /v1/products", Fault.FAILURE_AFTERWARDS, 1);
        assertThrows(StripeException.class, () -> publishing.publish(key, prices));
        publishing.publish(key, new NewPrices(prices.version(), "Growth and more", prices.terms(), 0));
        assertEquals(1, count("/v1/products"));
    }

    /** Stripe remembers its own failure under an idempotency key, and repeats it for a day. */
    @Test
    void shouldNotBeToldTheSameFailureForADay() {
        SecretText key = key(RIGHTS);
        line.stripe.faults().next("POST /v1/prices", Fault.FAILURE_AFTERWARDS, 1);
        assertThrows(StripeException.class, () -> publishing.publish(key, prices));
        NewPrices again = new NewPrices(prices.version(), prices.productName(), prices.terms(), 1);
        PublishedPrices published = publishing.publish(key, again);
        assertEquals(3, count("/v1/prices"), "the one that was made is found");
        assertTrue(
                line.stripe.calls().stream()
                        .filter(call ->
                                call.method().equals("POST") && call.form().contains("usage_type"))
                        .allMatch(call -> call.idempotencyKey().orElse("").endsWith("-1")),
                "what is made after a failure is made under other keys");
        line.clock.pass(Duration.ofDays(2));
        assertEquals(published, publishing.publish(key, prices), "also when Stripe has forgotten the keys");
    }

    private int count(String path) {
        return line.owner(RequestMethod.GET, path + "?limit=100", "")
                .getJsonArray("data")
                .size();
    }

    private JsonObject price(String id) {
        return line.owner(RequestMethod.GET, "/v1/prices/" + id + "?expand[]=tiers", "");
    }

    private SecretText key(Map<String, Level> rights) {
        return SecretText.of(line.stripe.keys().restricted(rights));
    }

    private static UnitPrice unit(String minorUnits) {
        return new UnitPrice(new BigDecimal(minorUnits));
    }
}
