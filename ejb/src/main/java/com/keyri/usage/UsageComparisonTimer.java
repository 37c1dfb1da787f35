package com.keyri.usage;

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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has hours compared with Stripe's, every few minutes what has become due, and our own sums with each other at night;
 * outside any transaction.
 */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class UsageComparisonTimer {
    private final AtomicBoolean comparing = new AtomicBoolean();

    @Inject
    TimedWork work;

    @Inject
    UsageComparisons comparisons;

    @EJB
    UsageComparisonService service;

    @Schedule(hour = "*", minute = "*/3", second = "29", persistent = false)
    void compare() {
        if (comparing.compareAndSet(false, true)) {
            try {
                work.runBatches(TimedTask.USAGE_COMPARISON, comparisons::compareSome);
            } finally {
                comparing.set(false);
            }
        }
    }

    @Schedule(hour = "4", minute = "7", second = "0", persistent = false)
    void checkSums() {
        work.run(TimedTask.USAGE_SUMS, service::checkSums);
    }
}
