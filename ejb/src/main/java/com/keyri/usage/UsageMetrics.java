package com.keyri.usage;

import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import com.keyri.usage.model.DeltaState;
import com.keyri.usage.model.DriftKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is recorded by the place that it goes to, and deltas by what became of them; shows what waits. */
@ApplicationScoped
class UsageMetrics {
    /** Where a completed sign-in is written down. */
    enum Place {
        DATABASE,
        SPOOL,
        /** Nowhere: the search finds it. */
        NOWHERE
    }

    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    @Inject
    Meters meters;

    void showWaiting() {
        meters.gauge("keyri_usage_deltas_waiting", waiting::get);
        meters.gauge("keyri_usage_oldest_delta_seconds", oldestSeconds::get);
    }

    void waiting(long deltas, long seconds) {
        waiting.set(deltas);
        oldestSeconds.set(seconds);
    }

    void recorded(Place place) {
        meters.count("keyri_usage_records", Label.of("place", place));
    }

    /** Lines of the spool that aren't whole: the search finds what they were about. */
    void torn(int lines) {
        for (int i = 0; i < lines; i++) {
            meters.count("keyri_usage_torn_lines");
        }
    }

    void tried(DeltaState outcome) {
        meters.count("keyri_usage_deltas", Label.of("outcome", outcome));
    }

    void drifted(DriftKind kind) {
        meters.count("keyri_usage_drifts", Label.of("kind", kind));
    }
}
