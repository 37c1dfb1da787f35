package com.keyri.usage;

import com.keyri.log.StartRefusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spreads calls over time: as many a second as the setting says, and no more at once than in a tenth of one. */
@ApplicationScoped
public class CallPace {
    private static final int MOST = 1_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long AHEAD = SECOND / 10;

    @Inject
    @ConfigProperty(name = "keyri.usage.calls-per-second")
    int callsPerSecond;

    private long next = System.nanoTime();

    @PostConstruct
    void check() {
        if (callsPerSecond < 1 || callsPerSecond > MOST) {
            throw StartRefusal.because("keyri.usage.calls-per-second isn't from 1 to " + MOST, null);
        }
    }

    int callsPerSecond() {
        return callsPerSecond;
    }

    /** Comes back when a call may be made. */
    void await() {
        long turn = turn();
        long left = turn - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = turn - System.nanoTime();
        }
    }

    private synchronized long turn() {
        next = Math.max(next, System.nanoTime() - AHEAD) + SECOND / callsPerSecond;
        return next;
    }
}
