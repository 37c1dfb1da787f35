package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.secret.model.SecretText;
import com.keyri.wiring.RecordingMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The real Stripe, for whoever has a restricted key of a sandbox: {@code -Dstripe.test.key=rk_test_…}. It reads, and
 * asks for what must be refused; nothing is made or changed.
 */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
@EnabledIfSystemProperty(named = "stripe.test.key", matches = "rk_test_.+")
class SandboxTest {
    private static final String NOBODY = "cus_none";

    private final SecretText key = SecretText.of(System.getProperty("stripe.test.key", "none"));
    private final StripeCalls calls = new StripeCalls();

    @BeforeEach
    void connect() {
        calls.clock = InstantSource.system();
        calls.meters = new RecordingMeters();
        calls.open(
                StripeRoute.DEFAULT, StripeClients.PATIENCE, 1, () -> Optional.of(new KeyInUse("sandbox", key, false)));
    }

    @Test
    void shouldFindTheKeyAsItShouldBe() {
        KeyFindings findings = new KeyProbe(calls.clients()).findings(key);
        assertEquals(List.of(), findings.missing());
        assertEquals(List.of(), findings.surplus());
    }

    @Test
    void shouldReadTheListOfEvents() {
        EventCalls events = new EventCalls();
        events.calls = calls;
        Instant since = calls.clock.instant().minus(Duration.ofDays(30));
        assertTrue(events.events(since, Optional.empty(), Optional.empty(), 10)
                        .items()
                        .size()
                <= 10);
    }

    @Test
    void shouldRefuseUsageOfAMeterThatDoesNotExist() {
        MeterCalls meters = new MeterCalls();
        meters.calls = calls;
        meters.clock = calls.clock;
        MeterReport report =
                new MeterReport("keyri_no_such_meter", NOBODY, 1, calls.clock.instant(), "keyri-sandbox-test");
        StripeException e = assertThrows(StripeException.class, () -> meters.report(report));
        assertEquals(StripeFailure.REFUSED, e.failure());
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() {
        SubscriptionCalls subscriptions = new SubscriptionCalls();
        subscriptions.calls = calls;
        assertEquals(Optional.empty(), subscriptions.find("sub_none"));
        InvoiceCalls invoices = new InvoiceCalls();
        invoices.calls = calls;
        assertEquals(Optional.empty(), invoices.find("in_none"));
    }
}
