package com.keyri.transaction;

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

/** Looks every five seconds, on every node, for transactions whose time is over. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class TransactionExpiryTimer {
    @Inject
    TimedWork work;

    @EJB
    TransactionExpiryService expiry;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void expire() {
        work.runBatches(TimedTask.TRANSACTION_EXPIRY, expiry::expire);
    }
}
