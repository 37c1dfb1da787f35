package com.keyri.test.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeGateTest {
    private final StripeStandIn stripe = StripeStandIn.start();
    private final StripeGate gate = StripeGate.before(stripe);

    @AfterEach
    void close() {
        gate.close();
        stripe.close();
    }

    @Test
    void shouldNoticeACallThatTheKeyIsNotFor() {
        String key = stripe.keys().unrestricted();
        StripeCaller planted = new StripeCaller(gate.url(), key);
        assertEquals(
                418, planted.send("POST", "/v1/customers", "name=Somebody", "").statusCode());
        assertEquals(418, planted.send("GET", "/v1/charges?limit=1", "", "").statusCode());
        assertEquals(List.of(), stripe.calls(), "nothing has come through");
        assertEquals(List.of("POST /v1/customers", "GET /v1/charges"), gate.drainRefused());
        assertEquals(List.of(), gate.drainRefused());
    }

    @Test
    void shouldLetThroughWhatTheKeyIsFor() {
        StripeCaller caller = new StripeCaller(gate.url(), stripe.keys().unrestricted());
        assertTrue(caller.get("/v1/events?limit=1").path("data").isArray());
        assertEquals(List.of(), gate.drainRefused());
    }

    @Test
    void shouldLetAPastedKeyPass() {
        String key = stripe.keys().unrestricted();
        gate.letPass(key);
        new StripeCaller(gate.url(), key).post("/v1/customers", "name=Somebody");
        assertEquals(List.of(), gate.drainRefused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/refunds",
                "POST /v1/charges/ch_none",
                "GET /v1/charges/ch_1",
                "POST /v1/customers/cus_1",
                "DELETE /v1/customers/cus_1",
                "GET /v1/customers",
                "POST /v1/prices",
                "POST /v1/invoices/in_1/finalize",
                "GET /v1/subscriptions/../charges",
                "POST /v1/webhook_endpoints",
                "POST /v1/payouts"
            })
    void shouldKnowWhatIsNotOurs(String call) {
        String[] parts = call.split(" ", 2);
        assertFalse(StripeGate.isAllowed(parts[0], parts[1]));
    }
}
