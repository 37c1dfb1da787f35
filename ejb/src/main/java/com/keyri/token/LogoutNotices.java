package com.keyri.token;

import com.keyri.application.model.ApplicationView;
import com.keyri.application.store.ApplicationStore;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.store.DeviceStore;
import com.keyri.notification.store.OutboxStore;
import com.keyri.signin.model.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Tells an application that a session is over: OpenID Connect Back-Channel Logout 1.0, through the outbox. */
@ApplicationScoped
class LogoutNotices {
    @Inject
    ApplicationStore applications;

    @Inject
    DeviceStore devices;

    @Inject
    OutboxStore outbox;

    @Inject
    InstantSource clock;

    /** Writes the notice into the outbox, in the caller's transaction, where the application wants one. */
    void tell(SignIn signIn) {
        Optional<URI> uri = applications.find(signIn.application()).flatMap(ApplicationView::backchannelLogoutUri);
        if (uri.isEmpty() || signIn.claim() == null) {
            return;
        }
        ClaimingDevice device = devices.findClaiming(signIn.claim().device()).orElseThrow();
        LogoutFacts facts = new LogoutFacts(
                signIn.application().toString(),
                device.externalUserId(),
                signIn.id().toString());
        outbox.add(signIn.organization(), uri.get().toString(), facts.toJson(), clock.instant());
    }
}
