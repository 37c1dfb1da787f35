package com.keyri.signin.rest;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.rest.PublicKeyBody;
import com.keyri.signin.ClaimedSignIn;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.transaction.model.OpenTransaction;
import com.keyri.transaction.model.TransactionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the phone shows before it asks for a decision. */
public record ClaimedSignInBody(
        SignInId signInId,
        String userId,
        String account,
        Application application,
        Organization organization,
        String origin,
        BrowserBody browser,
        boolean browserKnown,
        RiskBody risk,
        PublicKeyBody browserKey,
        PublicKeyBody encryptionKey,
        String challenge,
        boolean numberRequired,
        @Nullable String number,
        @Nullable Transaction transaction,
        KeyReference approvalKey,
        Instant startedAt,
        Instant expiresAt,
        String proofNonce) {
    /** The application that asks. */
    public record Application(ApplicationId id, String name) {}

    /** Whose application it is. */
    public record Organization(String name) {}

    /** What is to be approved, whole. */
    public record Transaction(TransactionId transactionId, String text) {
        static Transaction from(OpenTransaction open) {
            return new Transaction(open.id(), open.text());
        }
    }

    /** The key to approve with. */
    public record KeyReference(
            ApprovalKeyType type, @Nullable String credentialId) {
        static KeyReference from(ApprovalKey key) {
            return new KeyReference(key.type(), key.credentialId());
        }
    }

    static ClaimedSignInBody from(ClaimedSignIn claimed) {
        SignIn signIn = claimed.signIn();
        OpenTransaction transaction = claimed.transaction();
        return new ClaimedSignInBody(
                signIn.id(),
                claimed.device().externalUserId(),
                claimed.device().label(),
                new Application(signIn.application(), claimed.application().name()),
                new Organization(claimed.application().organizationName()),
                signIn.origin(),
                BrowserBody.from(signIn.browser()),
                claimed.browserKnown(),
                RiskBody.from(claimed.risk()),
                PublicKeyBody.from(signIn.browserKey()),
                PublicKeyBody.from(signIn.encryptionKey()),
                claimed.challenge(),
                claimed.number() != null,
                claimed.number(),
                transaction == null ? null : Transaction.from(transaction),
                KeyReference.from(claimed.device().approvalKey()),
                signIn.startedAt(),
                signIn.expiresAt(),
                claimed.proofNonce());
    }
}
