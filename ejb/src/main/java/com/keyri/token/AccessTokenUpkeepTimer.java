package com.keyri.token;

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

/** Looks every minute, on every node, for access tokens that have ended. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AccessTokenUpkeepTimer {
    @Inject
    TimedWork work;

    @EJB
    AccessTokenUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
    void run() {
        work.runBatches(TimedTask.ACCESS_TOKEN_REMOVAL, upkeep::removeEnded);
    }
}
