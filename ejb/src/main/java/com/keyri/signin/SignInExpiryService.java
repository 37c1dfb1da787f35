package com.keyri.signin;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.proof.store.ProofUseStore;
import com.keyri.signin.store.SignInHistoryStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Time ends what nobody has ended. */
@PermitAll
@Stateless
public class SignInExpiryService {
    private static final int BATCH = 500;

    @Inject
    SignInHistoryStore history;

    @Inject
    ProofUseStore proofs;

    @EJB
    AuditService audit;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    InstantSource clock;

    /** Expires at most a batch; whether there may be more. */
    public boolean expire() {
        Instant now = clock.instant();
        List<SignInHistoryStore.Expired> expired = history.expire(now, BATCH);
        for (SignInHistoryStore.Expired signIn : expired) {
            audit.record(AuditEvent.success(
                    signIn.organization(), "sign-in.expired", Actor.SYSTEM, Target.of("sign-in", signIn.id())));
            changes.fire(new SignInChanged(signIn.id(), SignInChange.EXPIRED));
        }
        return expired.size() == BATCH;
    }

    /** Forgets proofs that are too old to be used again. */
    public void forgetProofs() {
        proofs.forgetBefore(clock.instant());
    }
}
