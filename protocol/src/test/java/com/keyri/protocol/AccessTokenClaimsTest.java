package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessTokenClaimsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Issuance ISSUANCE =
            new Issuance("https://keyri.example", "https://keyri.example/api/v1", NOW, NOW.plusSeconds(300));

    private final KeyPair pair = P256.generateKeyPair();
    private final EcJwk key = EcJwk.of(pair.getPublic());

    @Test
    void shouldComeBackAsItWasSigned() {
        for (Thumbprint bound : new Thumbprint[] {null, key.thumbprint()}) {
            AccessTokenClaims claims = new AccessTokenClaims(ISSUANCE, "app_1", "at_1", "users transactions", bound);
            CompactJws jws = CompactJws.parse(
                    claims.sign("k1", Es256Signer.of(pair.getPrivate())), AccessTokenClaims.TYPE, 2048);
            jws.verify(key.key());
            assertEquals(claims, AccessTokenClaims.parse(jws.payloadText()));
        }
    }

    @Test
    void shouldSpeakForTheClientAndNobodyElse() {
        String json = new AccessTokenClaims(ISSUANCE, "app_1", "at_1", "users", null).toJson();
        assertThrows(
                MalformedException.class,
                () -> AccessTokenClaims.parse(json.replace("\"sub\":\"app_1\"", "\"sub\":\"alice\"")));
        assertThrows(MalformedException.class, () -> AccessTokenClaims.parse(json.replace("\"jti\"", "\"x\"")));
    }

    @Test
    void shouldNotBeReadAsATokenOfAnotherType() {
        String token = new AccessTokenClaims(ISSUANCE, "app_1", "at_1", "users", null)
                .sign("k1", Es256Signer.of(pair.getPrivate()));
        assertThrows(MalformedException.class, () -> CompactJws.parse(token, IdTokenClaims.TYPE, 8192));
    }
}
