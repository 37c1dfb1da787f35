package com.keyri.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.signin.model.SignInState;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Browsers, phones and an attacker ask for anything in any order, each request maybe twice, under one clock. Every
 * answer and every row must be what {@link ExpectedSignIn} says. A failure names its seed: {@code -Dkeyri.seed=...}
 * runs it again.
 */
class SignInInterleavingsTest {
    private static final int WALKS = 15;

    @Test
    void shouldDoWhatTheReferenceDoesWhateverTheOrder() {
        Long given = Long.getLong("keyri.seed");
        if (given != null) {
            new RandomWalk(given).run();
            return;
        }
        long first = new SecureRandom().nextLong();
        Set<SignInState> ends = EnumSet.noneOf(SignInState.class);
        for (int i = 0; i < WALKS; i++) {
            ends.addAll(new RandomWalk(first + i).run());
        }
        assertEquals(
                EnumSet.of(SignInState.REDEEMED, SignInState.DECLINED, SignInState.EXPIRED, SignInState.CANCELLED),
                ends,
                () -> "the walks from seed " + first + " saw too little");
    }
}
