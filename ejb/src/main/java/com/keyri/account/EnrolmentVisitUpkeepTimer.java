package com.keyri.account;

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

/** Looks every minute, on every node, for browsers that enrol a phone whose time is over. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EnrolmentVisitUpkeepTimer {
    @Inject
    TimedWork work;

    @EJB
    EnrolmentVisitUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
    void run() {
        work.runBatches(TimedTask.VISIT_REMOVAL, upkeep::removeEnded);
    }
}
