package com.keyri.token;

import com.keyri.audit.model.Actor;
import com.keyri.device.DeviceRevoked;
import com.keyri.device.UserSuspended;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInHistoryStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A revoked device or a suspended user ends what they started, in the same transaction. */
@ApplicationScoped
class EndingObserver {
    /** Older sessions are beyond any application's own session life. */
    private static final Duration REACH = Duration.ofDays(30);

    @Inject
    SignInHistoryStore history;

    @EJB
    EndingService endings;

    @Inject
    InstantSource clock;

    void onRevoked(@Observes DeviceRevoked event) {
        end(history.endableOfDevice(event.device(), clock.instant().minus(REACH)), EndReason.DEVICE_REVOKED);
    }

    void onSuspended(@Observes UserSuspended event) {
        end(history.endableOfUser(event.user(), clock.instant().minus(REACH)), EndReason.USER_SUSPENDED);
    }

    private void end(List<SignInId> signIns, EndReason reason) {
        signIns.forEach(id -> endings.endFor(id, reason, Actor.SYSTEM));
    }
}
