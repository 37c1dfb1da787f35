package com.keyri.device;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;

/** Looks every five seconds, on every node, for devices and enrolments whose time has come. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeviceUpkeepTimer {
    private static final int MOST_BATCHES = 20;

    @Inject
    DeviceUpkeepService upkeep;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void run() {
        repeat(upkeep::activateWaiting);
        repeat(upkeep::expireEnrolments);
    }

    private static void repeat(BooleanSupplier batch) {
        int batches = 0;
        while (batches < MOST_BATCHES && batch.getAsBoolean()) {
            batches++;
        }
    }
}
