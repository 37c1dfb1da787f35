package com.keyri.token;

import com.keyri.id.UuidV7;
import com.keyri.notification.OutboundForm;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.LogoutToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs a logout token for one attempt to deliver it (OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.5).
 * Each attempt has a {@code jti} of its own, because an application that failed half-way may remember the one before.
 */
@ApplicationScoped
class LogoutForm implements OutboundForm {
    private static final Duration LIFE = Duration.ofMinutes(2);

    @Inject
    TokenKeys keys;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String issuer;

    @Override
    public String write(String json) {
        LogoutFacts facts = LogoutFacts.parse(json);
        Instant now = clock.instant();
        LogoutToken token = new LogoutToken(
                new Issuance(issuer, facts.application(), now, now.plus(LIFE)),
                UuidV7.at(now).toString(),
                facts.subject(),
                facts.signInId());
        TokenKeys.Signer signer = keys.signer();
        return "logout_token=" + token.sign(signer.kid(), signer.signer());
    }
}
