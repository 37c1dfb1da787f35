package com.keyri.apikey.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.Digests;
import com.keyri.protocol.SecretToken;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCredentialTest {
    private final SecretToken secret = SecretToken.random256();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void shouldReadAnApiKeyAsItsHash(String scheme) {
        BearerCredential credential =
                BearerCredential.parse(scheme + "keyri_sk_" + secret.reveal()).orElseThrow();

        assertEquals(BearerCredential.Kind.API_KEY, credential.kind());
        assertArrayEquals(secret.hash(), credential.hash());
        assertFalse(credential.toString().contains(secret.reveal()));
    }

    @Test
    void shouldReadAnOperatorKeyAsTheHashOfItsText() {
        String key = "keyri_op_" + secret.reveal();
        BearerCredential credential = BearerCredential.parse("Bearer " + key).orElseThrow();

        assertEquals(BearerCredential.Kind.OPERATOR_KEY, credential.kind());
        assertArrayEquals(Digests.sha256(key), credential.hash());
    }

    @Test
    void shouldSeeNoCredentialInAKeyThatCouldBeGuessed() {
        String longest = "x".repeat(128);
        assertEquals(Optional.empty(), BearerCredential.parse("Bearer keyri_op_" + longest.substring(0, 42)));
        assertTrue(BearerCredential.parse("Bearer keyri_op_" + longest).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic keyri_op_KEY",
                "keyri_op_KEY",
                "Bearer keyri_xx_KEY",
                "Bearer keyri_sk_",
                "Bearer keyri_sk_short",
                "Bearer keyri_op_KEY def",
                "Bearer keyri_op_äöüKEY",
                "DPoP keyri_op_KEY"
            })
    void shouldSeeNoCredentialInAnythingElse(String header) {
        assertEquals(Optional.empty(), BearerCredential.parse(header.replace("KEY", secret.reveal())));
    }

    @Test
    void shouldSeeNoCredentialInAVeryLongHeader() {
        assertEquals(Optional.empty(), BearerCredential.parse("Bearer keyri_op_" + "a".repeat(100_000)));
    }
}
