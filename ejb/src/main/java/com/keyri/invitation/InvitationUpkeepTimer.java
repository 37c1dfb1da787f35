package com.keyri.invitation;

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

/** Looks every minute, on every node, for invitations that nobody has accepted in time. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class InvitationUpkeepTimer {
    @Inject
    TimedWork work;

    @EJB
    InvitationUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
    void run() {
        work.runBatches(TimedTask.INVITATION_LAPSE, upkeep::lapse);
    }
}
