package com.keyri.signin.model;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Thumbprint;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.transaction.model.TransactionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in as the database holds it at one moment.
 *
 * @param claim null while nobody has claimed it
 * @param decidedAt when it was approved or declined
 * @param redeemedAt when the page took the id token
 * @param endedAt when what it started was ended
 */
public record SignIn(
        SignInId id,
        ApplicationId application,
        OrganizationId organization,
        SignInState state,
        String origin,
        String nonce,
        EcJwk browserKey,
        EcJwk encryptionKey,
        RequestingBrowser browser,
        @Nullable TransactionId transaction,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Claim claim,
        @Nullable String payload,
        @Nullable Instant decidedAt,
        @Nullable Instant redeemedAt,
        @Nullable Instant endedAt) {
    /**
     * What the claim added.
     *
     * @param reasons the risk reasons, separated by blanks
     * @param numberMac null where no number is asked for
     */
    public record Claim(
            DeviceId device,
            UserId user,
            String challengeHash,
            boolean browserKnown,
            RiskVerdict verdict,
            String reasons,
            @Nullable String numberMac,
            @Nullable Instant numberConfirmedAt) {
        /** Whether a number is asked for and hasn't been typed yet. */
        public boolean waitsForNumber() {
            return numberMac != null && numberConfirmedAt == null;
        }
    }

    public boolean isOpenAt(Instant moment) {
        return moment.isBefore(expiresAt)
                && (state == SignInState.PENDING || state == SignInState.CLAIMED || state == SignInState.APPROVED);
    }

    public boolean belongsTo(Thumbprint browser) {
        return browserKey.thumbprint().matches(browser);
    }
}
