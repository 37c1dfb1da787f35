package com.keyri.signin.rest;

import com.keyri.node.Grid;
import com.keyri.node.GridMessage;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears from the grid that another node has changed a sign-in, long before its turn to be asked for has come. */
@ApplicationScoped
public class GridNews {
    @Inject
    DatabaseNews news;

    @Inject
    Grid grid;

    void onMessage(@Observes GridMessage message) {
        SignInId.parse(message.text()).ifPresentOrElse(news::hint, () -> grid.count(Grid.Outcome.MALFORMED));
    }
}
