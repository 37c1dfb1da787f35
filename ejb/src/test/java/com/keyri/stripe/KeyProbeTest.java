package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.secret.model.SecretText;
import com.keyri.test.stripe.StripeCall;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeRights;
import com.stripe.net.ApiResource.RequestMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyProbeTest {
    private final StripeLine line = new StripeLine();
    private final KeyProbe probe = new KeyProbe(line.calls.clients());

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldTakeAKeyThatMayExactlyWhatItHasTo() {
        KeyFindings findings = findings(StripeRights.OF_INSTALLATION);
        assertTrue(findings.isGood(), findings::toString);
        assertEquals(List.of("rak_checkout_session_write", "rak_customer_portal_write"), findings.optional());
    }

    @Test
    void shouldDoWithoutStripesPages() {
        Map<String, Level> rights = new HashMap<>(StripeRights.OF_INSTALLATION);
        rights.remove("checkout_session");
        rights.remove("customer_portal");
        KeyFindings findings = findings(rights);
        assertTrue(findings.isGood(), findings::toString);
        assertEquals(List.of(), findings.optional());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEachRightThatIsMissingOrTooMuch(StripeRight right) {
        boolean isWrite = right.name().endsWith("_WRITE");
        String name = right.permission().replaceAll("^rak_|_(read|write)$", "");
        Map<String, Level> rights = new HashMap<>(StripeRights.OF_INSTALLATION);
        switch (right.need()) {
            case WANTED -> {
                if (isWrite) {
                    rights.put(name, Level.READ);
                } else {
                    rights.remove(name);
                }
                assertEquals(List.of(right.permission()), findings(rights).missing());
            }
            case SURPLUS -> {
                rights.put(name, isWrite ? Level.WRITE : Level.READ);
                KeyFindings findings = findings(rights);
                assertEquals(List.of(right.permission()), findings.surplus());
                assertFalse(findings.isGood());
            }
            case OPTIONAL -> {
                rights.put(name, Level.READ);
                assertFalse(findings(rights).optional().contains(right.permission()));
            }
        }
    }

    @Test
    void shouldChangeNothing() {
        String customer = line.customer();
        String price = line.flatPrice(1_000);
        line.subscription(customer, price);
        String before = events();
        SecretText everything = SecretText.of(line.stripe.keys().unrestricted());
        int calls = line.stripe.calls().size();
        assertFalse(probe.findings(everything).isGood());
        List<StripeCall> asked =
                line.stripe.calls().subList(calls, line.stripe.calls().size());
        assertEquals(StripeRight.values().length, asked.size());
        assertEquals(before, events(), "a key that may everything was probed, and nothing has happened");
    }

    @Test
    void shouldNotKnowWhereStripeIsAway() {
        line.loseItsPatience();
        line.stripe.faults().next("GET /v1/refunds", Fault.BLACK_HOLE, 2);
        KeyProbe impatient = new KeyProbe(line.calls.clients());
        SecretText key = SecretText.of(line.key);
        assertEquals(
                StripeFailure.UNREACHABLE,
                assertThrows(StripeException.class, () -> impatient.findings(key))
                        .failure());
    }

    @Test
    void shouldSayThatAKeyIsNobodys() {
        line.stripe.keys().revoke(line.key);
        SecretText key = SecretText.of(line.key);
        assertEquals(
                StripeFailure.KEY_REFUSED,
                assertThrows(StripeException.class, () -> probe.findings(key)).failure());
    }

    private String events() {
        return line.owner(RequestMethod.GET, "/v1/events?limit=100", "").toString();
    }

    private KeyFindings findings(Map<String, Level> rights) {
        return probe.findings(SecretText.of(line.stripe.keys().restricted(rights)));
    }
}
