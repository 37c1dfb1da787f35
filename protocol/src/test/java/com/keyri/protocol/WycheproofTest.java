package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vectors with the JDK's own providers. */
class WycheproofTest extends WycheproofVectors {
    /**
     * 115 (k*G with a large x-coordinate) and 257 (r = 3 with x = n + 3) are constructed edges that a random signature
     * meets with a probability of about 2^-128, and refusing is the safe side. JDK 25 accepts them.
     */
    private static final Set<Integer> EDGES_OF_JDK_17 = Set.of(115, 257);

    @Override
    Set<Integer> refusedThoughValid() {
        return Runtime.version().feature() < 25 ? EDGES_OF_JDK_17 : Set.of();
    }

    @Test
    void shouldRunOnThePlatformsProvider() {
        assertTrue(Es256.platform().provider().startsWith("SunEC "));
    }
}
