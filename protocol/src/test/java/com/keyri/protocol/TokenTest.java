package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.TokenRejectedException.Reason;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String ISSUER = "https://keyri.localhost:8443";
    private static final String NONCE = "nonce-of-the-cookie";
    private static final String TXH = new TransactionText("Pay 5 €").hash();
    private static final Thumbprint JKT = new Thumbprint(Digests.sha256Base64Url("bk"));

    private final KeyPair keys = P256.generateKeyPair();
    private final Es256Signer signer = Es256Signer.of(keys.getPrivate());
    private final JwkSet published = new JwkSet(Map.of("k1", EcJwk.of(keys.getPublic())));
    private final IdTokenVerifier verifier = new IdTokenVerifier(ISSUER, "app_1", published::find, () -> NOW);
    private final LogoutTokenVerifier logouts = new LogoutTokenVerifier(ISSUER, "app_1", published::find, () -> NOW);

    private static Issuance issuance() {
        return new Issuance(ISSUER, "app_1", NOW, NOW.plusSeconds(300));
    }

    private static IdTokenClaims claims(Issuance issuance, String transactionHash) {
        Authentication authentication =
                new Authentication(NOW.minusSeconds(5), List.of("pop", "mfa"), "urn:keyri:acr:known-browser");
        KeyriClaims keyri = new KeyriClaims("allow", "dev_1", true, transactionHash == null ? null : "txn_1");
        return new IdTokenClaims(issuance, "user-1", "si_1", NONCE, authentication, JKT, transactionHash, keyri);
    }

    private String token(Consumer<Map<String, Object>> bend) {
        Map<String, Object> members =
                new LinkedHashMap<>(StrictJson.object(claims(issuance(), null).toJson(), 8192));
        bend.accept(members);
        return CompactJws.sign("keyri-id+jwt", "k1", StrictJson.write(members), signer);
    }

    private static void assertRefused(Reason reason, Runnable verification) {
        assertEquals(
                reason,
                assertThrows(TokenRejectedException.class, verification::run).reason());
    }

    @Test
    void shouldGiveTheClaimsWhenEverythingFits() {
        IdTokenClaims claims = claims(issuance(), null);
        assertEquals(claims, verifier.verify(claims.sign("k1", signer), NONCE));
        IdTokenClaims transaction = claims(issuance(), TXH);
        assertEquals(transaction, verifier.verify(transaction.sign("k1", signer), NONCE, TXH));
    }

    @Test
    void shouldBeVerifiableByAnotherLibraryFromThePublishedKeys() throws Exception {
        DefaultJWTProcessor<SecurityContext> theirs = new DefaultJWTProcessor<>();
        theirs.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("keyri-id+jwt")));
        theirs.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(JWKSet.parse(published.toJson()))));
        theirs.setJWTClaimsSetVerifier(null);
        JWTClaimsSet claims = theirs.process(claims(issuance(), TXH).sign("k1", signer), null);
        assertEquals("user-1", claims.getSubject());
        assertEquals(List.of("app_1"), claims.getAudience());
        assertEquals(TXH, claims.getStringClaim("txh"));
        assertEquals(Map.of("jkt", JKT.value()), claims.getJSONObjectClaim("cnf"));
        assertEquals("txn_1", claims.getJSONObjectClaim("keyri").get("transactionId"));
    }

    @Test
    void shouldRefuseEachClaimThatDoesNotFit() {
        assertRefused(Reason.WRONG_ISSUER, () -> verifier.verify(token(c -> c.put("iss", ISSUER + "/")), NONCE));
        assertRefused(Reason.WRONG_AUDIENCE, () -> verifier.verify(token(c -> c.put("aud", "app_2")), NONCE));
        assertRefused(Reason.MALFORMED, () -> verifier.verify(token(c -> c.put("aud", List.of("app_1"))), NONCE));
        assertRefused(Reason.WRONG_NONCE, () -> verifier.verify(token(c -> {}), "another"));
        long now = NOW.getEpochSecond();
        assertRefused(Reason.WRONG_TIME, () -> verifier.verify(token(c -> at(c, now - 300, now)), NONCE));
        assertRefused(Reason.WRONG_TIME, () -> verifier.verify(token(c -> at(c, now + 61, now + 300)), NONCE));
        assertEquals(
                "user-1",
                verifier.verify(token(c -> at(c, now + 60, now + 300)), NONCE).subject());
        assertRefused(Reason.MALFORMED, () -> verifier.verify(token(c -> at(c, now, now)), NONCE));
    }

    private static void at(Map<String, Object> claims, long iat, long exp) {
        claims.put("iat", iat);
        claims.put("exp", exp);
    }

    @Test
    void shouldRefuseAnotherTransactionOrNoneOrAnUnexpectedOne() {
        String with = claims(issuance(), TXH).sign("k1", signer);
        String without = claims(issuance(), null).sign("k1", signer);
        String other = new TransactionText("Pay 6 €").hash();
        assertRefused(Reason.WRONG_TRANSACTION, () -> verifier.verify(with, NONCE, other));
        assertRefused(Reason.WRONG_TRANSACTION, () -> verifier.verify(with, NONCE));
        assertRefused(Reason.WRONG_TRANSACTION, () -> verifier.verify(without, NONCE, TXH));
    }

    @Test
    void shouldRefuseWhenTheKeyIsUnknownUnnamedOrAnother() {
        String json = claims(issuance(), null).toJson();
        Es256Signer stranger = Es256Signer.of(P256.generateKeyPair().getPrivate());
        assertRefused(
                Reason.UNKNOWN_KEY, () -> verifier.verify(CompactJws.sign("keyri-id+jwt", "k2", json, signer), NONCE));
        assertRefused(
                Reason.BAD_SIGNATURE,
                () -> verifier.verify(CompactJws.sign("keyri-id+jwt", "k1", json, stranger), NONCE));
        assertRefused(Reason.MALFORMED, () -> verifier.verify(CompactJws.sign("keyri-id+jwt", json, signer), NONCE));
        assertRefused(Reason.MALFORMED, () -> verifier.verify(CompactJws.sign("JWT", "k1", json, signer), NONCE));
        assertRefused(Reason.MALFORMED, () -> verifier.verify("", NONCE));
    }

    @Test
    void shouldRefuseAMissingClaimButIgnoreAnUnknownOne() {
        Map<String, Object> members = StrictJson.object(claims(issuance(), null).toJson(), 8192);
        for (String name : members.keySet()) {
            assertRefused(Reason.MALFORMED, () -> verifier.verify(token(c -> c.remove(name)), NONCE));
        }
        assertEquals(
                "si_1", verifier.verify(token(c -> c.put("more", 1L)), NONCE).signInId());
    }

    @Test
    void shouldTellWhoseSessionEnded() {
        LogoutToken logout = new LogoutToken(issuance(), "jti-1", "user-1", "si_1");
        assertEquals(logout, logouts.verify(logout.sign("k1", signer)));
        assertTrue(logout.toJson().contains("\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}"));
    }

    @Test
    void shouldNeverTakeOneKindOfTokenForTheOther() {
        LogoutToken logout = new LogoutToken(issuance(), "jti-1", "user-1", "si_1");
        assertRefused(Reason.MALFORMED, () -> verifier.verify(logout.sign("k1", signer), NONCE));
        assertRefused(
                Reason.MALFORMED, () -> logouts.verify(claims(issuance(), null).sign("k1", signer)));
    }

    @Test
    void shouldRefuseALogoutTokenThatBreaksTheStandard() {
        String json = new LogoutToken(issuance(), "jti-1", "user-1", "si_1").toJson();
        List<String> bad = List.of(
                json.replace("\"jti\":\"jti-1\",", ""),
                json.replace("\"events\":", "\"other\":"),
                json.replace("backchannel-logout\":{}", "backchannel-logout\":{\"a\":1}"),
                json.replace("backchannel-logout\":{}", "backchannel-logout\":true"),
                json.replace("event/backchannel-logout", "event/other"),
                json.replace("{\"iss\"", "{\"nonce\":\"n\",\"iss\""));
        for (String text : bad) {
            assertFalse(text.equals(json));
            assertRefused(Reason.MALFORMED, () -> logouts.verify(CompactJws.sign("logout+jwt", "k1", text, signer)));
        }
        String wrongAudience = json.replace("app_1", "app_2");
        assertRefused(
                Reason.WRONG_AUDIENCE,
                () -> logouts.verify(CompactJws.sign("logout+jwt", "k1", wrongAudience, signer)));
    }

    @Test
    void shouldReadBackThePublishedKeys() {
        assertEquals(published, JwkSet.parse(published.toJson()));
        assertTrue(published.find("k2").isEmpty());
    }

    @Test
    void shouldPassOverKeysOfAnotherKindButNotOverBadOnes() {
        String ours = published.toJson();
        String inner = ours.substring("{\"keys\":[".length(), ours.length() - 2);
        String others = "{\"kty\":\"RSA\",\"n\":\"AAAA\",\"e\":\"AQAB\",\"kid\":\"r\"},"
                + "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"p\",\"alg\":\"ES384\"},";
        assertEquals(published, JwkSet.parse("{\"keys\":[" + others + inner + "]}"));
        assertEquals(0, JwkSet.parse("{\"keys\":[]}").keys().size());
        List<String> bad = List.of(
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[1]}",
                "{\"keys\":[" + inner + "," + inner + "]}",
                ours.replace("\"kid\":\"k1\",", ""),
                ours.replace("\"kty\"", "\"d\":\"AAAA\",\"kty\""),
                ours.replaceFirst("\"y\":\"[^\"]+\"", "\"y\":\"" + Base64Url.encode(new byte[32]) + "\""),
                "{\"keys\":[" + "{},".repeat(32) + "{}]}");
        for (String text : bad) {
            assertThrows(MalformedException.class, () -> JwkSet.parse(text), text);
        }
    }
}
