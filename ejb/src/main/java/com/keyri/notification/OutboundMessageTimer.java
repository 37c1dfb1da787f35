package com.keyri.notification;

import com.keyri.notification.store.OutboxStore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Delivers the outbox every two seconds, outside any transaction. */
@Singleton
@Startup
@DependsOn("Migrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboundMessageTimer {
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    OutboundMessageService messages;

    @Inject
    ApplicationGateway applications;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void deliver() {
        if (running.compareAndSet(false, true)) {
            try {
                messages.take().forEach(this::deliver);
            } finally {
                running.set(false);
            }
        }
    }

    private void deliver(OutboxStore.Due message) {
        Optional<String> failure = applications.post(message.uri(), message.body());
        if (failure.isEmpty()) {
            messages.delivered(message);
        } else {
            messages.failed(message, failure.get());
        }
    }
}
