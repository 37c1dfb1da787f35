package com.keyri.recovery;

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

/** Looks every two seconds, on every node, for requests to answer and recoveries whose time is over. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RecoveryTimer {
    @Inject
    TimedWork work;

    @EJB
    RecoveryRequestService requests;

    @Schedule(hour = "*", minute = "*", second = "1/2", persistent = false)
    void run() {
        work.runBatches(TimedTask.RECOVERY_EXPIRY, requests::expireOne);
        work.runBatches(TimedTask.RECOVERY_REQUESTS, requests::answerOne);
    }
}
