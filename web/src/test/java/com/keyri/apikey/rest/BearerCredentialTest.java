package com.keyri.apikey.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
        BearerCredential credential =
                BearerCredential.parse("Bearer keyri_op_abc").orElseThrow();

        assertEquals(BearerCredential.Kind.OPERATOR_KEY, credential.kind());
        assertArrayEquals(Digests.sha256("keyri_op_abc"), credential.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic keyri_op_abc",
                "keyri_op_abc",
                "Bearer keyri_xx_abc",
                "Bearer keyri_sk_",
                "Bearer keyri_sk_short",
                "Bearer keyri_op_abc def",
                "Bearer keyri_op_äöü",
                "DPoP keyri_op_abc"
            })
    void shouldSeeNoCredentialInAnythingElse(String header) {
        assertEquals(Optional.empty(), BearerCredential.parse(header));
    }

    @Test
    void shouldSeeNoCredentialInAVeryLongHeader() {
        assertEquals(Optional.empty(), BearerCredential.parse("Bearer keyri_op_" + "a".repeat(100_000)));
    }
}
