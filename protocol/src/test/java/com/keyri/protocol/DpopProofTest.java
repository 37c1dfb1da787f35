package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.ProofRejectedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DpopProofTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String URI = "https://keyri.localhost:8443/api/v1/sign-ins";
    private static final DpopExpectation EXPECTED = DpopExpectation.of("POST", URI, NOW);

    private final DpopSigner signer = DpopSigner.of(P256.generateKeyPair());

    /** Names this test's key but signs with another. */
    private final DpopSigner thief = new DpopSigner(
            signer.publicKey(), DpopSigner.of(P256.generateKeyPair()).signer());

    private static void assertRefused(Reason reason, String compact, DpopExpectation expected) {
        ProofRejectedException refusal =
                assertThrows(ProofRejectedException.class, () -> DpopProof.verify(compact, expected));
        assertEquals(reason, refusal.reason());
    }

    private String proofAt(long seconds) {
        return signer.proof("POST", URI, NOW.plusSeconds(seconds), null);
    }

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", "j1");
        claims.put("htm", "POST");
        claims.put("htu", URI);
        claims.put("iat", NOW.getEpochSecond());
        return claims;
    }

    /** A correctly signed proof whose claims a test may bend. */
    private String bent(Consumer<Map<String, Object>> bend) {
        Map<String, Object> claims = claims();
        bend.accept(claims);
        return CompactJws.sign("dpop+jwt", signer.publicKey(), StrictJson.write(claims), signer.signer());
    }

    @Test
    void shouldNameTheKeyWhenTheProofIsGood() {
        DpopProof proof = DpopProof.verify(proofAt(0), EXPECTED);
        assertEquals(signer.publicKey(), proof.key());
        assertEquals(signer.publicKey().thumbprint(), proof.thumbprint());
        assertEquals(NOW, proof.issuedAt());
        assertEquals(22, proof.jti().length());
    }

    @Test
    void shouldGiveEachProofItsOwnId() {
        assertNotEquals(
                DpopProof.verify(proofAt(0), EXPECTED).jti(),
                DpopProof.verify(proofAt(0), EXPECTED).jti());
    }

    @Test
    void shouldRefuseWhenMethodOrAddressDiffersByACharacter() {
        assertRefused(Reason.WRONG_METHOD, signer.proof("GET", URI, NOW, null), EXPECTED);
        assertRefused(Reason.WRONG_METHOD, signer.proof("post", URI, NOW, null), EXPECTED);
        String[] others = {
            URI + "/", URI + "?a", URI + "#", URI.replace("https", "HTTPS"), URI.replace("keyri", "Keyri"), URI + "%20"
        };
        for (String uri : others) {
            assertRefused(Reason.WRONG_URI, signer.proof("POST", uri, NOW, null), EXPECTED);
        }
    }

    @Test
    void shouldTakeSixtySecondsEitherWayAndNoMore() {
        for (long seconds : new long[] {-60, 0, 60}) {
            assertEquals(
                    NOW.plusSeconds(seconds),
                    DpopProof.verify(proofAt(seconds), EXPECTED).issuedAt());
        }
        for (long seconds : new long[] {-61, 61, 100_000_000}) {
            assertRefused(Reason.WRONG_TIME, proofAt(seconds), EXPECTED);
        }
        assertRefused(Reason.WRONG_TIME, proofAt(-60), DpopExpectation.of("POST", URI, NOW.plusMillis(1)));
    }

    @Test
    void shouldDemandTheNonceLastSoThatAFreshOneIsOfferedOnlyToAGoodProof() {
        DpopExpectation expected = EXPECTED.withNonce("n1"::equals);
        assertEquals(
                "n1",
                DpopProof.verify(signer.proof("POST", URI, NOW, "n1"), expected).nonce());
        assertRefused(Reason.WRONG_NONCE, signer.proof("POST", URI, NOW, "n2"), expected);
        assertRefused(Reason.NO_NONCE, signer.proof("POST", URI, NOW, null), expected);
        assertRefused(Reason.BAD_SIGNATURE, thief.proof("POST", URI, NOW, "n2"), expected);
        assertRefused(Reason.WRONG_URI, signer.proof("POST", URI + "x", NOW, "n2"), expected);
    }

    @Test
    void shouldSayWhenAFreshNonceHelpsAndNeverRepeatTheInput() {
        ProofRejectedException nonce = assertThrows(
                ProofRejectedException.class, () -> DpopProof.verify(proofAt(0), EXPECTED.withNonce(n -> true)));
        assertTrue(nonce.isAboutNonce());
        String other = signer.proof("GET", URI, NOW, null);
        ProofRejectedException method =
                assertThrows(ProofRejectedException.class, () -> DpopProof.verify(other, EXPECTED));
        assertFalse(method.isAboutNonce());
        assertEquals("proof refused: WRONG_METHOD", method.getMessage());
    }

    @Test
    void shouldIgnoreANonceWhenNoneIsDemanded() {
        assertEquals(
                "old",
                DpopProof.verify(signer.proof("POST", URI, NOW, "old"), EXPECTED)
                        .nonce());
    }

    @Test
    void shouldBindToTheAccessTokenWhenOneIsUsed() {
        DpopExpectation expected = EXPECTED.withAccessToken("token-1");
        assertEquals(
                signer.publicKey(),
                DpopProof.verify(signer.proof("POST", URI, NOW, null, "token-1"), expected)
                        .key());
        assertRefused(Reason.WRONG_TOKEN, signer.proof("POST", URI, NOW, null, "token-2"), expected);
        assertRefused(Reason.WRONG_TOKEN, proofAt(0), expected);
        assertRefused(Reason.WRONG_TOKEN, signer.proof("POST", URI, NOW, null, "token-1"), EXPECTED);
    }

    @Test
    void shouldRefuseWhenAnotherKeySigned() {
        assertRefused(Reason.BAD_SIGNATURE, thief.proof("POST", URI, NOW, null), EXPECTED);
    }

    @Test
    void shouldRefuseWhenTheHeaderHasNoKeyOrAPrivateOne() {
        String claims = StrictJson.write(claims());
        assertRefused(Reason.NO_KEY, CompactJws.sign("dpop+jwt", claims, signer.signer()), EXPECTED);
        String key = signer.publicKey().toJson();
        String header = "{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":"
                + key.substring(0, key.length() - 1)
                + ",\"d\":\"AAAA\"}}";
        String compact = CompactJwsTest.signed(header, claims.getBytes(StandardCharsets.UTF_8), signer.signer());
        assertRefused(Reason.MALFORMED, compact, EXPECTED);
    }

    @Test
    void shouldRefuseWhenTypeIsNotThatOfAProof() {
        String claims = StrictJson.write(claims());
        assertRefused(Reason.MALFORMED, CompactJws.sign("jwt", signer.publicKey(), claims, signer.signer()), EXPECTED);
    }

    @Test
    void shouldRefuseWhenAClaimIsMissingUnknownOrOfAnotherType() {
        assertEquals("j1", DpopProof.verify(bent(claims -> {}), EXPECTED).jti());
        for (String name : new String[] {"jti", "htm", "htu", "iat"}) {
            assertRefused(Reason.MALFORMED, bent(claims -> claims.remove(name)), EXPECTED);
            assertRefused(Reason.MALFORMED, bent(claims -> claims.put(name, true)), EXPECTED);
        }
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("exp", 1L)), EXPECTED);
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("iat", "1800000000")), EXPECTED);
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("iat", -1L)), EXPECTED);
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("jti", "")), EXPECTED);
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("jti", "a\nb")), EXPECTED);
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("nonce", 5L)), EXPECTED);
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("ath", "short")), EXPECTED);
    }

    @Test
    void shouldBoundTheIdAndTheWholeProof() {
        String longest = "j".repeat(128);
        assertEquals(
                longest,
                DpopProof.verify(bent(claims -> claims.put("jti", longest)), EXPECTED)
                        .jti());
        assertRefused(Reason.MALFORMED, bent(claims -> claims.put("jti", longest + "j")), EXPECTED);
        assertRefused(Reason.MALFORMED, "a".repeat(5000), EXPECTED);
        assertRefused(Reason.MALFORMED, "", EXPECTED);
    }
}
