package com.keyri.limit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
    private static final LimitKind KIND = LimitKind.REFUSAL_PER_ADDRESS;

    private final RateLimits limits = limits("2/PT1H");

    @Test
    void shouldRefuseTheThirdWithTheTimeToWait() {
        limits.spend(KIND, "192.0.2.1");
        limits.spend(KIND, "192.0.2.1");

        DomainException refusal = assertThrows(DomainException.class, () -> limits.spend(KIND, "192.0.2.1"));

        assertEquals(ProblemType.TOO_MANY_REQUESTS, refusal.type());
        assertTrue(refusal.retryAfter().toMinutes() >= 29, refusal.retryAfter().toString());
        assertDoesNotThrow(() -> limits.spend(KIND, "192.0.2.2"));
        assertDoesNotThrow(() -> limits.spend(LimitKind.START_PER_ADDRESS, "192.0.2.1"));
    }

    @Test
    void shouldAskWhetherOneIsLeftWithoutTakingIt() {
        for (int i = 0; i < 5; i++) {
            limits.requireLeft(KIND, "192.0.2.1");
        }
        limits.spend(KIND, "192.0.2.1");
        limits.requireLeft(KIND, "192.0.2.1");
        limits.spend(KIND, "192.0.2.1");

        DomainException refusal = assertThrows(DomainException.class, () -> limits.requireLeft(KIND, "192.0.2.1"));

        assertEquals(ProblemType.TOO_MANY_REQUESTS, refusal.type());
        assertTrue(refusal.retryAfter().toMinutes() >= 29, refusal.retryAfter().toString());
        assertDoesNotThrow(() -> limits.requireLeft(KIND, "192.0.2.2"));
    }

    @Test
    void shouldTellWhatIsLeftAndWhenThereAreAllAgain() {
        assertEquals(new Allowance(2, 3600, 2, 0), limits.left(KIND, "192.0.2.1"));
        limits.spend(KIND, "192.0.2.1");
        assertEquals(new Allowance(2, 3600, 1, 1800), limits.left(KIND, "192.0.2.1"));
        limits.spend(KIND, "192.0.2.1");
        assertEquals(new Allowance(2, 3600, 0, 3600), limits.left(KIND, "192.0.2.1"));
        assertThrows(DomainException.class, () -> limits.spend(KIND, "192.0.2.1"));
        assertEquals(new Allowance(2, 3600, 0, 3600), limits.left(KIND, "192.0.2.1"));
        assertEquals(new Allowance(2, 3600, 2, 0), limits.left(KIND, "192.0.2.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, false",
        "dev_1, dev_2, false",
        "a:b:not-an-address, a:b:nor-this, false"
    })
    void shouldCountTheSlash64OfAnIpv6AddressAsOneCaller(String one, String other, boolean same) {
        limits.spend(KIND, one);
        limits.spend(KIND, one);

        if (same) {
            assertThrows(DomainException.class, () -> limits.spend(KIND, other));
        } else {
            assertDoesNotThrow(() -> limits.spend(KIND, other));
        }
    }

    @Test
    void shouldNotForgetOneKindBecauseOfManySubjectsOfAnother() {
        limits.spend(LimitKind.PROMPT_PER_USER, "usr_1");
        limits.spend(LimitKind.PROMPT_PER_USER, "usr_1");

        for (int i = 0; i < 250_000; i++) {
            limits.spend(KIND, "invented-" + i);
        }

        assertThrows(DomainException.class, () -> limits.spend(LimitKind.PROMPT_PER_USER, "usr_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30/PT1M/1", "x/PT1M", "30/soon", "0/PT1M", "30/PT0S"})
    void shouldRefuseSizesThatAreNone(String size) {
        assertThrows(RuntimeException.class, () -> limits(size));
    }

    private static RateLimits limits(String size) {
        RateLimits limits = new RateLimits();
        limits.beSizedBy(key -> size, SharedCounts.NONE);
        return limits;
    }
}
