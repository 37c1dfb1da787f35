package com.keyri.order;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
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
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends drafts in time, and looks after placed and active orders of which Stripe has said nothing for a while. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OrderTimer {
    private static final Duration PLACED_UNSEEN = Duration.ofMinutes(10);
    private static final Duration ACTIVE_UNSEEN = Duration.ofDays(1);
    private static final int BATCH = 20;

    private final AtomicBoolean looking = new AtomicBoolean();

    @Inject
    TimedWork work;

    @EJB
    OrderProgressService progress;

    @Inject
    OrderCheckout checkout;

    @Schedule(hour = "*", minute = "*", second = "25", persistent = false)
    void expire() {
        work.runBatches(TimedTask.ORDER_EXPIRY, progress::expireDrafts);
    }

    @Schedule(hour = "*", minute = "*", second = "50", persistent = false)
    void look() {
        if (looking.compareAndSet(false, true)) {
            try {
                work.runEach(
                        TimedTask.ORDER_LOOK,
                        () -> progress.takeOpen(PLACED_UNSEEN, ACTIVE_UNSEEN, BATCH)
                                .entrySet(),
                        order -> checkout.catchUp(order.getValue(), order.getKey()));
            } finally {
                looking.set(false);
            }
        }
    }
}
