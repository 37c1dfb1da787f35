package com.keyri.signin.rest;

import com.keyri.node.Grid;
import com.keyri.node.GridMessage;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hears from the grid that another node has changed a sign-in, long before its turn to be asked for has come. */
@ApplicationScoped
public class GridNews {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicBoolean listening = new AtomicBoolean();

    @Inject
    DatabaseNews news;

    @Inject
    Grid grid;

    @Inject
    SocketTasks tasks;

    /** Sees to it that somebody listens, where there is a grid. */
    void tick() {
        if (grid.isOpen() && listening.compareAndSet(false, true) && !tasks.run(this::listen)) {
            listening.set(false);
        }
    }

    private void listen() {
        try {
            while (grid.isOpen()) {
                grid.next(PATIENCE).ifPresent(this::hear);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listening.set(false);
        }
    }

    void hear(GridMessage message) {
        SignInId.parse(message.text()).ifPresentOrElse(news::hint, () -> grid.count(Grid.Outcome.MALFORMED));
    }
}
