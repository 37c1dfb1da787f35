package com.keyri.idempotency;

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

/** Looks every minute, on every node, for remembered answers that are too old. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class IdempotencyUpkeepTimer {
    @Inject
    TimedWork work;

    @EJB
    IdempotencyUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void run() {
        work.runBatches(TimedTask.IDEMPOTENCY_REMOVAL, upkeep::removeExpired);
    }
}
