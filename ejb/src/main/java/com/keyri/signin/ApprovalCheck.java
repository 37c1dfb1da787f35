package com.keyri.signin;

import com.keyri.device.model.ClaimingDevice;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.Digests;
import com.keyri.protocol.RequestingBrowser;
import com.keyri.signin.model.SignIn;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a signed approval, member by member, with the server's own record of the sign-in. */
record ApprovalCheck(
        SignIn signIn,
        ClaimingDevice device,
        @Nullable String transactionHash,
        @Nullable String payload,
        Instant now) {

    /** The member that differs; empty where all agree. */
    Optional<String> findDifference(ApprovalStatement statement) {
        SignIn.Claim claim = Objects.requireNonNull(signIn.claim());
        if (!statement.signInId().equals(signIn.id().toString())) {
            return Optional.of("sid");
        }
        if (!Challenges.matches(statement.challenge(), claim.challengeHash())) {
            return Optional.of("challenge");
        }
        if (!Objects.equals(statement.transactionHash(), transactionHash)) {
            return Optional.of("txh");
        }
        if (!Objects.equals(statement.payloadHash(), payload == null ? null : Digests.sha256Base64Url(payload))) {
            return Optional.of("plh");
        }
        if (!statement.validity().covers(now)) {
            return Optional.of("iat, exp");
        }
        return findOtherParty(statement).or(() -> findOtherBrowser(statement.browser()));
    }

    private Optional<String> findOtherParty(ApprovalStatement statement) {
        if (!statement.parties().deviceId().equals(device.deviceId().toString())) {
            return Optional.of("iss");
        }
        if (!statement.parties().userId().equals(device.externalUserId())) {
            return Optional.of("sub");
        }
        return statement.parties().applicationId().equals(signIn.application().toString())
                ? Optional.empty()
                : Optional.of("aud");
    }

    private Optional<String> findOtherBrowser(RequestingBrowser browser) {
        if (!browser.origin().equals(signIn.origin())) {
            return Optional.of("origin");
        }
        if (!browser.continuityKey().matches(signIn.browserKey().thumbprint())) {
            return Optional.of("jkt");
        }
        return browser.encryptionKey().matches(signIn.encryptionKey().thumbprint())
                ? Optional.empty()
                : Optional.of("ekt");
    }
}
