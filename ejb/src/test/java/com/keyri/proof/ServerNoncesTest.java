package com.keyri.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.MacKey;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNoncesTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final MacKey key = MacKey.random();
    private final ServerNonces nonces = new ServerNonces(
            new ServerKeys() {
                @Override
                public MacKey mac(MacPurpose purpose) {
                    return key;
                }
            },
            () -> now);

    @Test
    void shouldAcceptANonceForItsStepAndSubjectOnly() {
        String nonce = nonces.make(NoncePurpose.EVENTS, "si_1");
        assertTrue(nonces.accepts(NoncePurpose.EVENTS, "si_1", nonce));
        assertFalse(nonces.accepts(NoncePurpose.TOKEN, "si_1", nonce));
        assertFalse(nonces.accepts(NoncePurpose.EVENTS, "si_2", nonce));
    }

    @ParameterizedTest
    @CsvSource({"NUMBER, 200", "TOKEN, 200", "DEVICE, 200", "ENROLMENT, 200", "EVENTS, 260", "DECISION, 260"})
    void shouldRefuseANonceWhenItsTimeIsOver(NoncePurpose purpose, int seconds) {
        String nonce = nonces.make(purpose, "si_1");
        now = now.plusSeconds(seconds);
        assertTrue(nonces.accepts(purpose, "si_1", nonce));
        now = now.plusSeconds(1);
        assertFalse(nonces.accepts(purpose, "si_1", nonce));
    }

    @Test
    void shouldLetThePageComeBackUntilALateApprovalEnds() {
        String nonce = nonces.make(NoncePurpose.EVENTS, "si_1");
        now = now.plus(Duration.ofMinutes(3)).plus(Duration.ofMinutes(1));
        assertTrue(nonces.accepts(NoncePurpose.EVENTS, "si_1", nonce));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"})
    void shouldRefuseWhatItDidNotMake(String nonce) {
        assertFalse(nonces.accepts(NoncePurpose.EVENTS, "si_1", nonce));
    }
}
