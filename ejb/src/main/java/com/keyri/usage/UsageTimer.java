package com.keyri.usage;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import com.keyri.usage.model.WaitingUsage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Has usage counted, hours closed, and deltas delivered; outside any transaction, and each on every node. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class UsageTimer {
    private final Set<TimedTask> running = ConcurrentHashMap.newKeySet();

    @Inject
    TimedWork work;

    @EJB
    UsageCountService counting;

    @EJB
    UsageOutboxService outbox;

    @Inject
    UsageSpool spool;

    @Inject
    UsageDelivery delivery;

    @Inject
    UsageMetrics metrics;

    @Inject
    InstantSource clock;

    @Inject
    CallPace pace;

    @Inject
    KeptEvents kept;

    @Inject
    UsageSubjects subjects;

    @PostConstruct
    void start() {
        pace.check();
        kept.check();
        subjects.prepare();
        metrics.showWaiting();
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void count() {
        alone(TimedTask.USAGE_COUNT, () -> work.runBatches(TimedTask.USAGE_COUNT, counting::countSome));
    }

    /** Beside counting, because a large organization may take minutes. */
    @Schedule(hour = "*", minute = "*", second = "1/5", persistent = false)
    void recount() {
        alone(TimedTask.USAGE_RECOUNT, () -> work.runBatches(TimedTask.USAGE_RECOUNT, counting::recountOne));
    }

    @Schedule(hour = "*", minute = "*", second = "3/15", persistent = false)
    void takeFromSpool() {
        alone(TimedTask.USAGE_SPOOL, () -> work.run(TimedTask.USAGE_SPOOL, spool::drain));
    }

    @Schedule(hour = "*", minute = "*/10", second = "17", persistent = false)
    void search() {
        alone(TimedTask.USAGE_SEARCH, () -> work.run(TimedTask.USAGE_SEARCH, counting::search));
    }

    @Schedule(hour = "*", minute = "*", second = "11", persistent = false)
    void close() {
        alone(TimedTask.USAGE_CLOSE, () -> {
            work.runBatches(TimedTask.USAGE_CLOSE, outbox::closeSome);
            work.runBatches(TimedTask.USAGE_CLOSE, outbox::expireSome);
            work.run(TimedTask.USAGE_CLOSE, this::show);
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void deliver() {
        alone(TimedTask.USAGE_DELIVERY, () -> work.run(TimedTask.USAGE_DELIVERY, delivery::startDue));
    }

    @Schedule(hour = "3", minute = "41", second = "0", persistent = false)
    void forget() {
        alone(TimedTask.USAGE_REMOVAL, () -> work.run(TimedTask.USAGE_REMOVAL, this::removeAll));
    }

    /** However much that is: of what a night leaves, the next one has more. */
    private void removeAll() {
        boolean maybeMore = true;
        while (maybeMore && !Thread.currentThread().isInterrupted()) {
            maybeMore = counting.removeSome();
        }
    }

    private void show() {
        WaitingUsage waiting = outbox.waiting();
        long seconds = waiting.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
                .orElse(0L);
        metrics.waiting(waiting.deltas(), seconds);
    }

    private void alone(TimedTask task, Runnable runnable) {
        if (running.add(task)) {
            try {
                runnable.run();
            } finally {
                running.remove(task);
            }
        }
    }
}
