package com.keyri.signin.rest;

import com.keyri.signin.SignInAudience;
import com.keyri.signin.SignInChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Tells this node's audience what this node's own transactions have changed. */
@ApplicationScoped
public class CommittedChanges {
    @Inject
    SignInAudience audience;

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInChanged changed) {
        audience.tell(changed);
    }
}
