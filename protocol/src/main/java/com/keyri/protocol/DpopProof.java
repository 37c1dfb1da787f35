package com.keyri.protocol;

import com.keyri.protocol.ProofRejectedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A verified proof that a request's sender holds a key (RFC 9449).
 *
 * <p>A proof by itself can be sent twice. Where the step isn't single-use already, the caller remembers the pair of
 * {@link #thumbprint()} and {@link #jti()} until {@link #issuedAt()} plus {@link #TIME_WINDOW}.
 *
 * @param key the key that signed
 * @param jti the proof's own id, 1 to 128 characters
 * @param issuedAt when the sender made it, by its clock
 * @param nonce the server's nonce in it, if there is one
 */
public record DpopProof(
        EcJwk key, String jti, Instant issuedAt, @Nullable String nonce) {
    /** The value of the header's {@code typ}. */
    public static final String TYPE = "dpop+jwt";

    /** How far {@code iat} may be from the server's time, either way. */
    public static final Duration TIME_WINDOW = Duration.ofSeconds(60);

    private static final int MAX_CHARS = 4096;
    private static final int MAX_CLAIMS_CHARS = 3072;
    private static final int MAX_JTI_CHARS = 128;
    private static final int MAX_URI_CHARS = 1024;

    /**
     * Verifies a proof with the platform's preferred provider.
     *
     * @param compact the value of the {@code DPoP} header, or the first frame of a WebSocket; at most 4,096 characters
     * @param expected what this step demands
     * @return the proof
     * @throws ProofRejectedException whatever is wrong, with the first reason found
     */
    public static DpopProof verify(String compact, DpopExpectation expected) {
        return verify(compact, expected, Es256.platform());
    }

    /**
     * Verifies a proof by the rules of RFC 9449 section 4.3: the cheap ones, the signature, and the nonce last, because
     * a fresh nonce is offered only to a proof that is otherwise good.
     *
     * @param compact see {@link #verify(String, DpopExpectation)}
     * @param expected what this step demands
     * @param es256 the provider to use
     * @return the proof
     * @throws ProofRejectedException whatever is wrong, with the first reason found
     */
    public static DpopProof verify(String compact, DpopExpectation expected, Es256 es256) {
        try {
            CompactJws jws = CompactJws.parse(compact, TYPE, MAX_CHARS);
            EcJwk key = jws.jwk().orElseThrow(() -> new ProofRejectedException(Reason.NO_KEY));
            DpopProof proof = checkClaims(key, jws.payloadText(), expected);
            jws.verify(key.key(), es256);
            checkNonce(proof.nonce, expected.nonce());
            return proof;
        } catch (MalformedException e) {
            throw new ProofRejectedException(Reason.MALFORMED);
        } catch (BadSignatureException e) {
            throw new ProofRejectedException(Reason.BAD_SIGNATURE);
        }
    }

    /**
     * The name of the key that signed.
     *
     * @return its thumbprint
     */
    public Thumbprint thumbprint() {
        return key.thumbprint();
    }

    private static DpopProof checkClaims(EcJwk key, String json, DpopExpectation expected) {
        Members claims = Members.parse(json, MAX_CLAIMS_CHARS);
        String method = claims.text("htm");
        String uri = claims.text("htu", MAX_URI_CHARS);
        DpopProof proof = new DpopProof(
                key, claims.text("jti", MAX_JTI_CHARS), claims.seconds("iat"), claims.optionalText("nonce"));
        String accessTokenHash = claims.optionalDigest("ath");
        claims.end();
        refuseUnless(method.equals(expected.method()), Reason.WRONG_METHOD);
        refuseUnless(uri.equals(expected.uri()), Reason.WRONG_URI);
        refuseUnless(isNear(proof.issuedAt, expected.now()), Reason.WRONG_TIME);
        refuseUnless(sameToken(accessTokenHash, expected.accessTokenHash()), Reason.WRONG_TOKEN);
        return proof;
    }

    private static void checkNonce(@Nullable String nonce, @Nullable Predicate<String> accepted) {
        if (accepted == null) {
            return;
        }
        if (nonce == null) {
            throw new ProofRejectedException(Reason.NO_NONCE);
        }
        refuseUnless(accepted.test(nonce), Reason.WRONG_NONCE);
    }

    private static boolean isNear(Instant issuedAt, Instant now) {
        return Duration.between(issuedAt, now).abs().compareTo(TIME_WINDOW) <= 0;
    }

    private static boolean sameToken(@Nullable String actual, @Nullable String expected) {
        if (actual == null || expected == null) {
            return actual == null && expected == null;
        }
        return Digests.equal(actual, expected);
    }

    private static void refuseUnless(boolean condition, Reason reason) {
        if (!condition) {
            throw new ProofRejectedException(reason);
        }
    }
}
