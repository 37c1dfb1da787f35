package com.keyri.client;

import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.IdTokenVerifier;
import com.keyri.protocol.ProofRejectedException;
import com.keyri.protocol.TransactionText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what a page hands over after a sign-in, in the application's server and offline: the id token, the page's
 * proof that the token is its own, and that this proof is new (OpenID Connect Core 1.0 section 3.1.3.7, RFC 9449
 * section 4.3). The installation's keys are fetched when needed and kept. Needs no API key; safe to share between
 * threads.
 *
 * <p>Used proofs are remembered here, so that several servers of one application need a memory in common, or
 * {@link KeyriServer#introspect}. What it can't see is that Keyri has ended a sign-in meanwhile: that comes as a logout
 * token.
 */
public final class SignInVerifier {
    private final Installation installation;
    private final IdTokenVerifier tokens;
    private final UsedProofs usedProofs = new UsedProofs();

    /**
     * A verifier to keep as long as the server runs.
     *
     * @param installation whose tokens
     * @param applicationId the application that they must be for
     */
    public SignInVerifier(Installation installation, String applicationId) {
        this.installation = installation;
        this.tokens = new IdTokenVerifier(
                installation.publicUrl(), applicationId, PublishedKeys.of(installation)::find, installation.clock());
    }

    /**
     * Verifies a sign-in without a transaction.
     *
     * @param idToken the token that the page handed over
     * @param nonce the nonce that the application gave to this browser's session
     * @param proof the page's proof over the token, and the request that it came with
     * @return who signed in
     * @throws com.keyri.protocol.TokenRejectedException if the token isn't genuine, late, for another application or
     *     nonce, or of a transaction
     * @throws ProofRejectedException if the proof is another key's, of another request or token, late, or used before
     * @throws ConnectionException if the installation's keys aren't known and can't be fetched
     */
    public IdTokenClaims verify(String idToken, String nonce, PageProof proof) {
        return verify(idToken, nonce, proof, null);
    }

    /**
     * Verifies the approval of a transaction; the caller compares {@link IdTokenClaims#subject()} with the session's
     * user.
     *
     * @param idToken the token that the page handed over
     * @param nonce the nonce that the transaction was made with
     * @param proof the page's proof over the token, and the request that it came with
     * @param transaction the text that the application had approved; absent: the token must not be of a transaction
     * @return who approved
     * @throws com.keyri.protocol.TokenRejectedException if the token isn't genuine, late, for another application,
     *     nonce or text
     * @throws ProofRejectedException if the proof is another key's, of another request or token, late, or used before
     * @throws ConnectionException if the installation's keys aren't known and can't be fetched
     */
    public IdTokenClaims verify(String idToken, String nonce, PageProof proof, @Nullable TransactionText transaction) {
        String hash = transaction == null ? null : transaction.hash();
        IdTokenClaims claims = tokens.verify(idToken, nonce, hash);
        Instant now = installation.clock().instant();
        DpopExpectation expected =
                DpopExpectation.of(proof.method(), proof.uri(), now).withAccessToken(idToken);
        DpopProof verified = DpopProof.verify(proof.proof(), expected);
        if (!verified.thumbprint().matches(claims.continuityKey())) {
            throw new ProofRejectedException(ProofRejectedException.Reason.WRONG_KEY);
        }
        usedProofs.use(verified, now);
        return claims;
    }
}
