package com.keyri.signin;

import com.keyri.node.Grid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Tells other nodes which sign-ins this node's own transactions have changed: the id and nothing else, because they ask
 * the database what has happened. Of a start, nobody can know there.
 */
@ApplicationScoped
public class ChangesForOthers {
    @Inject
    Grid grid;

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInChanged changed) {
        if (changed.change() != SignInChange.STARTED) {
            grid.say(changed.id().toString());
        }
    }
}
