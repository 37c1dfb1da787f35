package com.keyri.session;

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

/** Looks every minute, on every node, for sessions whose time is over. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionUpkeepTimer {
    @Inject
    TimedWork work;

    @EJB
    SessionUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "35", persistent = false)
    void run() {
        work.runBatches(TimedTask.SESSION_REMOVAL, upkeep::removeEnded);
    }
}
