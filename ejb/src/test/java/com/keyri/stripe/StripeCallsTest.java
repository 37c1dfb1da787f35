package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.secret.model.SecretText;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeRights;
import com.stripe.Stripe;
import com.stripe.exception.PermissionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeCallsTest {
    private static final String SUBSCRIPTIONS = "GET /v1/subscriptions";

    private final StripeLine line = new StripeLine();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldBeOfTheVersionThatWasTried() {
        assertEquals("2026-07-29.dahlia", Stripe.API_VERSION);
    }

    @Test
    void shouldSayThatNoAnswerCame() {
        line.loseItsPatience();
        line.stripe.faults().next(SUBSCRIPTIONS, Fault.BLACK_HOLE, 2);
        StripeException e = failure();
        assertEquals(StripeFailure.UNREACHABLE, e.failure());
        assertTrue(e.outcomeUnknown());
    }

    @Test
    void shouldTryOnceMoreWhereTheAnswerWasLost() {
        line.stripe.faults().next(SUBSCRIPTIONS, Fault.LOST_ANSWER, 1);
        assertTrue(line.subscriptions().find("sub_none").isEmpty());
    }

    @Test
    void shouldSayThatStripeFails() {
        line.stripe.faults().next(SUBSCRIPTIONS, Fault.FAILURE, 2);
        StripeException e = failure();
        assertEquals(StripeFailure.BROKEN, e.failure());
        assertTrue(e.outcomeUnknown());
    }

    @Test
    void shouldBeQuietForAsLongAsStripeWants() {
        line.stripe.faults().next(SUBSCRIPTIONS, Fault.TOO_MANY_REQUESTS, 1);
        line.stripe.faults().pause(Duration.ofSeconds(17));
        StripeException e = failure();
        assertEquals(StripeFailure.BUSY, e.failure());
        assertEquals(Optional.of(Duration.ofSeconds(17)), e.retryAfter());
        int calls = line.stripe.calls().size();
        line.clock.pass(Duration.ofSeconds(16));
        assertEquals(StripeFailure.BUSY, failure().failure());
        assertEquals(calls, line.stripe.calls().size(), "nothing was asked");
        line.clock.pass(Duration.ofSeconds(1));
        assertTrue(line.subscriptions().find("sub_none").isEmpty());
    }

    @Test
    void shouldSayThatTheKeyInUseIsNobodys() {
        line.stripe.keys().revoke(line.key);
        assertEquals(StripeFailure.KEY_REFUSED, failure().failure());
        assertEquals(BreakerState.REFUSED, line.calls.health().breaker());
        assertEquals(StripeFailure.BREAKER_OPEN, failure().failure());
        line.use(line.stripe.keys().restricted(StripeRights.OF_INSTALLATION));
        assertTrue(line.subscriptions().find("sub_none").isEmpty(), "another key is another matter");
    }

    @Test
    void shouldNameTheRightThatIsMissing() {
        Map<String, Level> rights = new HashMap<>(StripeRights.OF_INSTALLATION);
        rights.remove("subscription");
        line.use(line.stripe.keys().restricted(rights));
        StripeException e = failure();
        assertEquals(StripeFailure.NOT_ALLOWED, e.failure());
        assertEquals(Optional.of("rak_subscription_read"), e.permission());
        assertEquals(BreakerState.REFUSED, line.calls.health().breaker());
    }

    @Test
    void shouldGoOnWhereOnlyStripesPagesAreMissing() {
        Map<String, Level> rights = new HashMap<>(StripeRights.OF_INSTALLATION);
        rights.remove("checkout_session");
        line.use(line.stripe.keys().restricted(rights));
        StripeException e =
                assertThrows(StripeException.class, () -> line.pages().findCheckout("cs_none"));
        assertEquals(StripeFailure.NOT_ALLOWED, e.failure());
        assertEquals(BreakerState.CLOSED, line.calls.health().breaker());
    }

    @Test
    void shouldGoOnWhereARefusalNamesNoRightThatTheKeyHasToHave() {
        for (Optional<String> named : List.of(Optional.<String>empty(), Optional.of("rak_charge_read"))) {
            assertThrows(
                    StripeException.class,
                    () -> line.calls.call(client -> {
                        throw forbidden(named);
                    }));
            assertEquals(BreakerState.CLOSED, line.calls.health().breaker(), "one object doesn't stop all calls");
        }
        assertTrue(line.subscriptions().find("sub_none").isEmpty());
    }

    private static PermissionException forbidden(Optional<String> right) {
        String message = right.map(name -> "Having the '" + name + "' permission would allow this request.")
                .orElse("This object can't be reached from here.");
        return new PermissionException(message, "req_1", null, 403);
    }

    @Test
    void shouldNotAskWithoutAKey() {
        line.useNone();
        assertEquals(StripeFailure.NOT_CONFIGURED, failure().failure());
        assertTrue(line.stripe.calls().isEmpty());
    }

    @Test
    void shouldLeaveStripeAloneAfterFiveFailures() {
        line.stripe.faults().next(SUBSCRIPTIONS, Fault.FAILURE, 100);
        for (int i = 0; i < 5; i++) {
            assertEquals(StripeFailure.BROKEN, failure().failure());
        }
        int calls = line.stripe.calls().size();
        assertEquals(StripeFailure.BREAKER_OPEN, failure().failure());
        assertEquals(calls, line.stripe.calls().size());
        assertEquals(
                5,
                line.meters.counts().stream()
                        .filter("keyri_stripe_calls failed"::equals)
                        .count());
        assertTrue(line.meters.counts().contains("keyri_stripe_calls not-asked"));
    }

    @Test
    void shouldTellNobodyTheKeyOrWhatWasSaid() {
        line.stripe.keys().revoke(line.key);
        assertSilent(failure());
        assertFalse(new KeyInUse("1", SecretText.of(line.key), false).toString().contains(line.key));
    }

    private void assertSilent(StripeException e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        assertFalse(text.toString().contains(line.key), text.toString());
        assertFalse(text.toString().contains("Invalid API Key"), text.toString());
    }

    private StripeException failure() {
        return assertThrows(StripeException.class, () -> line.subscriptions().find("sub_none"));
    }
}
