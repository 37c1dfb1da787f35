package com.keyri.signin.rest;

import com.keyri.signin.SignInAudience;
import com.keyri.signin.SignInChange;
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

    /**
     * A commit whose answer is lost may have been done all the same, so those who follow are told what the database
     * has.
     */
    void onDoubt(@Observes(during = TransactionPhase.AFTER_FAILURE) SignInChanged changed) {
        audience.tell(new SignInChanged(changed.id(), SignInChange.IN_DOUBT));
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInChanged changed) {
        audience.tell(changed);
    }
}
