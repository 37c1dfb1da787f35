package com.keyri.client;

import com.keyri.protocol.EcJwk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, from where, for what: everything the person needs to decide, and everything the statement must say.
 *
 * @param signInId the sign-in
 * @param userId the account's user id
 * @param account the account's label
 * @param application who asks
 * @param organization whose application it is
 * @param origin the page's origin
 * @param browser the page's browser
 * @param browserKnown whether this browser is known to this user
 * @param risk the server's verdict
 * @param browserKey {@code bk}
 * @param encryptionKey {@code ek}
 * @param challenge 32 fresh bytes in base64url
 * @param numberRequired whether the number must be typed in the browser before the server takes an approval
 * @param number the six digits to show, where they are required
 * @param transaction what to approve beyond the sign-in, if anything
 * @param approvalKey the key that must sign
 * @param startedAt when the page started
 * @param expiresAt when it is too late
 * @param proofNonce the nonce of the next proofs
 */
public record ClaimedSignIn(
        String signInId,
        String userId,
        String account,
        NamedApplication application,
        NamedOrganization organization,
        String origin,
        BrowserDescription browser,
        boolean browserKnown,
        Risk risk,
        EcJwk browserKey,
        EcJwk encryptionKey,
        String challenge,
        boolean numberRequired,
        @Nullable String number,
        @Nullable TransactionToApprove transaction,
        ApprovalKeyReference approvalKey,
        Instant startedAt,
        Instant expiresAt,
        String proofNonce) {
    @Override
    public String toString() {
        return "ClaimedSignIn[" + signInId + "]";
    }
}
