package com.keyri.protocol;

import com.keyri.protocol.TokenRejectedException.Reason;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies id tokens in the application's server, offline (OpenID Connect Core 1.0 section 3.1.3.7, RFC 8725).
 *
 * <p>A token alone isn't enough: the page also sends a proof of possession, made with
 * {@link DpopExpectation#withAccessToken(String)} over this token, whose {@link DpopProof#thumbprint()} must match
 * {@link IdTokenClaims#continuityKey()}, each {@code jti} once.
 */
public final class IdTokenVerifier {
    private final TokenReader reader;
    private final InstantSource clock;

    /**
     * A verifier for one application.
     *
     * @param issuer the installation's public address, compared exactly
     * @param audience the application's id
     * @param keys finds a published key by {@code kid}, for instance {@link JwkSet#find(String)}
     * @param clock the time
     */
    public IdTokenVerifier(
            String issuer, String audience, Function<String, Optional<EcJwk>> keys, InstantSource clock) {
        reader = new TokenReader(issuer, audience, keys);
        this.clock = clock;
    }

    /**
     * Verifies a token of a sign-in without a transaction.
     *
     * @param token the compact JWS
     * @param nonce the nonce of this person's pre-login cookie
     * @return the claims
     * @throws TokenRejectedException whatever is wrong, with the first reason found
     */
    public IdTokenClaims verify(String token, String nonce) {
        return verify(token, nonce, null);
    }

    /**
     * Verifies a token.
     *
     * @param token the compact JWS
     * @param nonce the nonce of this person's pre-login cookie
     * @param transactionHash {@link TransactionText#hash()} of the transaction that the application made; absent: the
     *     token must not have one
     * @return the claims
     * @throws TokenRejectedException whatever is wrong, with the first reason found
     */
    public IdTokenClaims verify(String token, String nonce, @Nullable String transactionHash) {
        IdTokenClaims claims = read(token);
        reader.check(claims.issuance(), clock.instant());
        TokenReader.refuseUnless(Digests.equal(claims.nonce(), nonce), Reason.WRONG_NONCE);
        TokenReader.refuseUnless(sameTransaction(claims.transactionHash(), transactionHash), Reason.WRONG_TRANSACTION);
        return claims;
    }

    private IdTokenClaims read(String token) {
        String json = reader.verifiedText(token, IdTokenClaims.TYPE);
        try {
            return IdTokenClaims.parse(json);
        } catch (MalformedException e) {
            throw new TokenRejectedException(Reason.MALFORMED);
        }
    }

    private static boolean sameTransaction(@Nullable String actual, @Nullable String expected) {
        if (actual == null || expected == null) {
            return actual == null && expected == null;
        }
        return Digests.equal(actual, expected);
    }
}
