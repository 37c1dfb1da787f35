package com.keyri.notification;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has what is due in the outbox delivered, every two seconds and outside any transaction. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboundMessageTimer {
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    TimedWork work;

    @Inject
    OutboundDelivery delivery;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void deliver() {
        if (running.compareAndSet(false, true)) {
            try {
                work.run(TimedTask.MESSAGE_DELIVERY, delivery::startDue);
            } finally {
                running.set(false);
            }
        }
    }
}
