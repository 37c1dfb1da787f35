package com.keyri.usage;

import com.keyri.log.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** After a failure nobody tries to record for some seconds, so that not each sign-in waits for the same lock. */
@ApplicationScoped
public class RecordingPause {
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final long NONE = Long.MIN_VALUE;

    private final AtomicLong begun = new AtomicLong(NONE);

    @Inject
    EventLog log;

    boolean isOver() {
        long since = begun.get();
        return since == NONE || (System.nanoTime() - since > LENGTH.toNanos() && begun.compareAndSet(since, NONE));
    }

    void begin(@Nullable String sqlState) {
        if (begun.getAndSet(System.nanoTime()) == NONE) {
            log.warning(
                    "usage isn't recorded for some seconds; it goes to the spool",
                    Map.of("sqlState", sqlState == null ? "" : sqlState));
        }
    }
}
