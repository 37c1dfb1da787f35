package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.client.FakeHttp.Sent;
import com.keyri.protocol.Authentication;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.KeyriClaims;
import com.keyri.protocol.ProofRejectedException;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.protocol.TransactionText;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInVerifierTest {
    private static final String ADDRESS = "https://shop.example.com/session";
    private static final String NONCE = "nonce-of-the-session";
    private static final TransactionText TEXT = new TransactionText("Pay 1 €");

    private final SigningKey tokenKey = SigningKey.generate();
    private final SigningKey pageKey = SigningKey.generate();
    private final FakeHttp http;
    private final SignInVerifier verifier;
    private final Instant now = Clock.systemUTC().instant();

    SignInVerifierTest() throws IOException {
        http = new FakeHttp();
        verifier = new SignInVerifier(new Installation(http.url(), HttpClient.newHttpClient(), () -> now), "app_1");
    }

    @BeforeEach
    void publish() {
        String keys = new JwkSet(Map.of("k1", tokenKey.publicKey())).toJson();
        http.on("GET /.well-known/jwks.json", request -> Sent.json(keys));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void shouldTakeATokenWithItsPagesProofOnce() {
        String token = token(null);
        PageProof proof = proof(pageKey, token);

        assertEquals("user-1", verifier.verify(token, NONCE, proof).subject());
        assertEquals(ProofRejectedException.Reason.REPLAYED, refused(token, proof));
        assertEquals(
                "user-1", verifier.verify(token, NONCE, proof(pageKey, token)).subject());
    }

    @Test
    void shouldRememberAProofAsLongAsItCounts() {
        UsedProofs used = new UsedProofs();
        DpopProof proof = new DpopProof(pageKey.publicKey(), "jti-1", now, null);
        used.use(proof, now);
        Instant last = now.plus(DpopProof.TIME_WINDOW);
        used.use(new DpopProof(pageKey.publicKey(), "jti-2", now, null), last);
        used.use(new DpopProof(tokenKey.publicKey(), "jti-1", now, null), last);
        assertThrows(ProofRejectedException.class, () -> used.use(proof, last));
        used.use(proof, last.plusSeconds(1));
    }

    @Test
    void shouldTakeNoMoreThanItCanRemember() {
        UsedProofs used = new UsedProofs();
        for (int i = 0; i < UsedProofs.MAX; i++) {
            used.use(new DpopProof(pageKey.publicKey(), "jti-" + i, now, null), now);
        }
        DpopProof more = new DpopProof(pageKey.publicKey(), "one more", now, null);
        assertThrows(ProofRejectedException.class, () -> used.use(more, now));
        used.use(more, now.plus(DpopProof.TIME_WINDOW).plusSeconds(1));
    }

    @Test
    void shouldRefuseAnotherPagesProof() {
        String token = token(null);
        assertEquals(ProofRejectedException.Reason.WRONG_KEY, refused(token, proof(SigningKey.generate(), token)));
        assertEquals(ProofRejectedException.Reason.WRONG_TOKEN, refused(token, proof(pageKey, token + "x")));
    }

    @Test
    void shouldTakeATransactionsTokenWithItsTextOnly() {
        String token = token(TEXT);
        assertEquals(
                "user-1",
                verifier.verify(token, NONCE, proof(pageKey, token), TEXT).subject());
        TransactionText other = new TransactionText("Pay 2 €");
        assertThrows(TokenRejectedException.class, () -> verifier.verify(token, NONCE, proof(pageKey, token), other));
        assertThrows(TokenRejectedException.class, () -> verifier.verify(token, NONCE, proof(pageKey, token)));
        String ofASignIn = token(null);
        assertThrows(
                TokenRejectedException.class, () -> verifier.verify(ofASignIn, NONCE, proof(pageKey, ofASignIn), TEXT));
    }

    private ProofRejectedException.Reason refused(String token, PageProof proof) {
        return assertThrows(ProofRejectedException.class, () -> verifier.verify(token, NONCE, proof))
                .reason();
    }

    private PageProof proof(SigningKey key, String token) {
        return new PageProof(key.proofs().proof("POST", ADDRESS, now, null, token), "POST", ADDRESS);
    }

    private String token(@Nullable TransactionText text) {
        IdTokenClaims claims = new IdTokenClaims(
                new Issuance(http.url(), "app_1", now, now.plus(Duration.ofMinutes(5))),
                "user-1",
                "si_1",
                NONCE,
                new Authentication(now, List.of("pop"), "urn:keyri:acr:known-browser"),
                pageKey.thumbprint(),
                text == null ? null : text.hash(),
                new KeyriClaims("allow", "dev_1", true, null));
        return claims.sign("k1", tokenKey.signer());
    }
}
