package com.keyri.usage;

import com.keyri.log.EventLog;
import com.keyri.usage.model.DeltaOutcome;
import com.keyri.usage.model.DeltaState;
import com.keyri.usage.model.UsageDelta;
import com.keyri.usage.model.UsageShard;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivers deltas to Stripe, a few customers' meters side by side and of each one after the other. A delta is written
 * down as tried before it is, and what became of it afterwards; whoever dies in between leaves one that may have
 * arrived.
 */
@ApplicationScoped
public class UsageDelivery {
    private static final int MOST_AT_ONCE = 128;
    private static final int CALLS_PER_WORKER = 5;
    private static final int BATCH = 50;

    /** Whatever isn't sent by then is left to the next lease. */
    private static final Duration TIME = UsageOutboxService.LEASE.dividedBy(2);

    private final AtomicInteger underWay = new AtomicInteger();

    @EJB
    UsageOutboxService outbox;

    @Inject
    DeltaReports reports;

    @Inject
    CallPace pace;

    @Inject
    UsageMetrics metrics;

    @Inject
    EventLog log;

    @Inject
    InstantSource clock;

    @Resource
    ManagedExecutorService threads;

    /** Starts what is due and comes back at once. */
    void startDue() {
        startDue(threads);
    }

    void startDue(Executor executor) {
        int most = Math.max(2, Math.min(MOST_AT_ONCE, pace.callsPerSecond() / CALLS_PER_WORKER));
        int free = most - underWay.get();
        if (free <= 0) {
            return;
        }
        for (UsageShard shard : outbox.take(free)) {
            underWay.incrementAndGet();
            try {
                executor.execute(() -> run(shard));
            } catch (RejectedExecutionException e) {
                underWay.decrementAndGet(); // Its lease ends, and it is due again.
            }
        }
    }

    /** Goes on with other meters as long as there are any. */
    private void run(UsageShard first) {
        try {
            List<UsageShard> next = List.of(first);
            while (!next.isEmpty() && !Thread.currentThread().isInterrupted()) {
                deliver(next.get(0));
                next = outbox.take(1);
            }
        } catch (RuntimeException e) {
            log.failure(
                    "usage waits for the end of a lease",
                    Map.of("meter", first.meter().name()),
                    e);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void deliver(UsageShard shard) {
        Instant until = clock.instant().plus(TIME);
        List<DeltaOutcome> outcomes = new ArrayList<>();
        Optional<Duration> pause = Optional.empty();
        for (UsageDelta delta : outbox.begin(shard, BATCH)) {
            DeltaOutcome outcome = new DeltaOutcome(delta.identifier(), DeltaState.PENDING, "");
            if (pause.isEmpty() && clock.instant().isBefore(until)) {
                DeltaReports.Tried tried = reports.report(shard, delta);
                outcome = tried.outcome();
                pause = tried.pause();
                metrics.tried(outcome.state());
            }
            outcomes.add(outcome);
        }
        outbox.end(shard, outcomes, pause);
    }
}
