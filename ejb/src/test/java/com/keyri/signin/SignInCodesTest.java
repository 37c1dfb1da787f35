package com.keyri.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.MacKey;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import com.keyri.signin.model.SignInId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInCodesTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final SignInId id = SignInId.at(START);
    private final MacKey key = MacKey.random();
    private final SignInCodes codes = new SignInCodes(new ServerKeys() {
        @Override
        public MacKey mac(MacPurpose purpose) {
            return key;
        }
    });

    @Test
    void shouldShowAFreshCodeBeforeTheOldOneEnds() {
        SignInCodes.Code first = codes.current(id, START);
        SignInCodes.Code second = codes.current(id, START.plusSeconds(25));
        assertEquals(START.plusSeconds(30), first.expiresAt());
        assertEquals(START.plusSeconds(55), second.expiresAt());
        assertNotEquals(first.value(), second.value());
        assertEquals(START.plusSeconds(25), first.givesWayAt());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "24999, true", "29999, true", "30000, false", "31000, false", "60000, false"})
    void shouldAcceptACodeForThirtySeconds(long millis, boolean accepted) {
        String code = codes.current(id, START).value();
        assertEquals(accepted, codes.accepts(id, code, START.plusMillis(millis)));
    }

    @Test
    void shouldRefuseTheCodeOfAnotherSignIn() {
        String code = codes.current(SignInId.at(START), START).value();
        assertFalse(codes.accepts(id, code, START));
    }

    @Test
    void shouldNameItsSignInInTheRedeemCodeAndBindItToTheDecision() {
        Instant decided = START.plusSeconds(9);
        String code = codes.redeemCode(id, decided);
        assertEquals(43, code.length());
        assertEquals(Optional.of(id), codes.signInOf(code));
        assertTrue(codes.acceptsRedeemCode(id, decided, code));
        assertFalse(codes.acceptsRedeemCode(id, decided.plusMillis(1), code));
        assertEquals(Optional.empty(), codes.signInOf("AAAA"));
        assertEquals(Optional.empty(), codes.signInOf("not base64url!"));
    }
}
