package com.keyri.recovery;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.store.RecoveryStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Somebody who is signed in sees that their account is being recovered, and stops it. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class OwnRecoveryService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    RecoveryStore store;

    @Inject
    RecoveryEndings endings;

    @Inject
    InstantSource clock;

    /** The recovery that goes on. */
    public Optional<Recovery> find() {
        scope.enter(caller.account());
        return store.findOpen(caller.account(), clock.instant());
    }

    /** Ends it. */
    public void stop() {
        Recovery recovery = find().orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        endings.refuse(recovery, caller.actor(), "STOPPED");
    }
}
