package com.keyri.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The one place that knows the wall clock. */
@ApplicationScoped
public class ClockProducer {
    @Produces
    @ApplicationScoped
    InstantSource clock() {
        return InstantSource.system();
    }
}
