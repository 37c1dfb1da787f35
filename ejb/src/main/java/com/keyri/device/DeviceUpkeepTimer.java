package com.keyri.device;

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

/** Looks every five seconds, on every node, for devices and enrolments whose time has come. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeviceUpkeepTimer {
    @Inject
    TimedWork work;

    @EJB
    DeviceUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void run() {
        work.runBatches(TimedTask.DEVICE_ACTIVATION, upkeep::activateWaiting);
        work.runBatches(TimedTask.ENROLMENT_EXPIRY, upkeep::expireEnrolments);
    }
}
