package com.keyri.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.log.RecordedLog;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.token.store.StoredTokenKey;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Token keys while the database comes and goes. */
class TokenKeysTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final KeyPair pair = P256.generateKeyPair();
    private final RecordedLog recorded = new RecordedLog();
    private final TokenKeys keys = new TokenKeys();
    private Instant now = START;
    private boolean databaseIsAway;
    private int reads;

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the fields.
    void wire() {
        keys.clock = () -> now;
        keys.log = recorded.log();
        keys.service = new TokenKeyService() {
            @Override
            public List<StoredTokenKey> publishedWithNext() {
                reads++;
                if (databaseIsAway) {
                    throw new IllegalStateException("away");
                }
                EcJwk jwk = EcJwk.of(pair.getPublic());
                Instant end = START.plus(Duration.ofDays(30));
                return List.of(new StoredTokenKey("one", jwk.toJson(), "wrapped", START, START, end, end));
            }

            @Override
            public PrivateKey unwrap(StoredTokenKey key) {
                return pair.getPrivate();
            }
        };
    }

    @Test
    void shouldNotReadAgainWithinHalfAMinute() {
        keys.published();
        pass(Duration.ofSeconds(30));
        keys.published();
        assertEquals(1, reads);

        pass(Duration.ofSeconds(1));
        keys.published();
        assertEquals(2, reads);
    }

    @Test
    void shouldPublishAndSignWithWhatItHasWhileTheDatabaseIsAway() {
        keys.published();
        databaseIsAway = true;
        pass(Duration.ofHours(12));

        assertEquals(1, keys.published().keys().size());
        assertEquals("one", keys.signer().kid());
        assertEquals(2, reads, "tries again after half a minute only");
        assertEquals(List.of(Level.WARNING), recorded.levels());
    }

    @Test
    void shouldNotPublishForEverWhatItCannotReadAgain() {
        keys.published();
        databaseIsAway = true;
        pass(Duration.ofHours(12).plusSeconds(1));

        assertThrows(IllegalStateException.class, keys::published);

        databaseIsAway = false;
        assertEquals(1, keys.published().keys().size());
    }

    @Test
    void shouldFailWhereItNeverReadAny() {
        databaseIsAway = true;

        assertThrows(IllegalStateException.class, keys::published);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
