package com.keyri.token;

import com.keyri.device.model.ClaimingDevice;
import com.keyri.protocol.Authentication;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.KeyriClaims;
import com.keyri.signin.model.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes id tokens: who signed in, how, and to which key of which browser the token is bound. */
@ApplicationScoped
class IdTokens {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String KNOWN = "urn:keyri:acr:known-browser";
    private static final String UNKNOWN = "urn:keyri:acr:unknown-browser";

    @Inject
    TokenKeys keys;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String issuer;

    String issue(SignIn signIn, ClaimingDevice device, @Nullable String transactionHash, Instant now) {
        SignIn.Claim claim = Objects.requireNonNull(signIn.claim());
        IdTokenClaims claims = new IdTokenClaims(
                new Issuance(issuer, signIn.application().toString(), now, now.plus(LIFE)),
                device.externalUserId(),
                signIn.id().toString(),
                signIn.nonce(),
                new Authentication(
                        Objects.requireNonNull(signIn.decidedAt()),
                        methods(device),
                        claim.browserKnown() ? KNOWN : UNKNOWN),
                signIn.browserKey().thumbprint(),
                transactionHash,
                new KeyriClaims(
                        claim.verdict().name().toLowerCase(Locale.ROOT),
                        device.deviceId().toString(),
                        claim.browserKnown(),
                        signIn.transaction() == null
                                ? null
                                : signIn.transaction().toString()));
        TokenKeys.Signer signer = keys.signer();
        return claims.sign(signer.kid(), signer.signer());
    }

    /** RFC 8176; nobody attests the hardware, so only a passkey that can't leave its device counts as such. */
    private static List<String> methods(ClaimingDevice device) {
        boolean staysInHardware = device.approvalKey().credentialId() != null
                && !device.approvalKey().backupEligible();
        return List.of("pop", "mfa", "user", staysInHardware ? "hwk" : "swk");
    }
}
