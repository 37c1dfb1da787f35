package com.keyri.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.token.store.StoredTokenKey;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
    private Instant now = Instant.parse("2027-01-15T08:00:00Z");

    /** Makes the first key when it is asked, which takes a moment; the key signs from its making on. */
    private final class NewDatabase extends TokenKeyService {
        private final KeyPair pair = P256.generateKeyPair();

        @Override
        public List<StoredTokenKey> publishedWithNext() {
            now = now.plusMillis(5);
            String jwk = EcJwk.of(pair.getPublic()).toJson();
            Instant end = now.plus(Duration.ofDays(30));
            return List.of(new StoredTokenKey("k1", jwk, "wrapped", now, now, end, end));
        }

        @Override
        public PrivateKey unwrap(StoredTokenKey key) {
            return pair.getPrivate();
        }
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the fields.
    void shouldSignAtOnceInANewDatabase() {
        TokenKeys keys = new TokenKeys();
        keys.service = new NewDatabase();
        keys.clock = () -> now;

        assertEquals("k1", keys.signer().kid());
    }
}
