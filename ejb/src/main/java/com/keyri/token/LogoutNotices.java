package com.keyri.token;

import com.keyri.application.model.ApplicationView;
import com.keyri.application.store.ApplicationStore;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.store.DeviceStore;
import com.keyri.id.UuidV7;
import com.keyri.notification.store.OutboxStore;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.LogoutToken;
import com.keyri.signin.model.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells an application that a session is over: OpenID Connect Back-Channel Logout 1.0, through the outbox. */
@ApplicationScoped
class LogoutNotices {
    /** As long as the outbox tries. */
    private static final Duration LIFE = Duration.ofHours(24);

    @Inject
    ApplicationStore applications;

    @Inject
    DeviceStore devices;

    @Inject
    OutboxStore outbox;

    @Inject
    TokenKeys keys;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String issuer;

    /** Writes the notice into the outbox, in the caller's transaction, where the application wants one. */
    void tell(SignIn signIn) {
        Optional<URI> uri = applications.find(signIn.application()).flatMap(ApplicationView::backchannelLogoutUri);
        if (uri.isEmpty() || signIn.claim() == null) {
            return;
        }
        ClaimingDevice device = devices.findClaiming(signIn.claim().device()).orElseThrow();
        Instant now = clock.instant();
        LogoutToken token = new LogoutToken(
                new Issuance(issuer, signIn.application().toString(), now, now.plus(LIFE)),
                UuidV7.at(now).toString(),
                device.externalUserId(),
                signIn.id().toString());
        TokenKeys.Signer signer = keys.signer();
        String body = "logout_token=" + token.sign(signer.kid(), signer.signer());
        outbox.add(signIn.organization(), uri.get().toString(), body, now);
    }
}
