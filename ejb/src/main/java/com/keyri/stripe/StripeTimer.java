package com.keyri.stripe;

import com.keyri.metrics.Meters;
import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Probes keys, reads Stripe's list, and hands out hints when it is time, on every node and outside any transaction. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StripeTimer {
    private final AtomicBoolean probing = new AtomicBoolean();
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicBoolean delivering = new AtomicBoolean();
    private final AtomicLong parked = new AtomicLong();

    @Inject
    TimedWork work;

    @Inject
    KeyProbes probes;

    @Inject
    StripePoller poller;

    @Inject
    HintDelivery delivery;

    @EJB
    StripeInboxWorkService inbox;

    @Inject
    Meters meters;

    @PostConstruct
    void start() {
        meters.gauge("keyri_stripe_hints_parked", parked::get);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void probe() {
        alone(probing, () -> work.run(TimedTask.STRIPE_PROBE, probes::probeDue));
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void poll() {
        alone(polling, () -> work.run(TimedTask.STRIPE_POLL, poller::poll));
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void deliver() {
        alone(delivering, () -> work.runBatches(TimedTask.STRIPE_HINTS, delivery::deliverDue));
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void tidy() {
        work.runBatches(TimedTask.STRIPE_REMOVAL, inbox::removeOld);
        work.run(TimedTask.STRIPE_COUNT, () -> parked.set(inbox.parked()));
    }

    /** A turn that lasts longer than the pause isn't joined by the next one. */
    private static void alone(AtomicBoolean running, Runnable turn) {
        if (running.compareAndSet(false, true)) {
            try {
                turn.run();
            } finally {
                running.set(false);
            }
        }
    }
}
