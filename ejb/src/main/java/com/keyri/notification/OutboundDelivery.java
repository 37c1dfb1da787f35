package com.keyri.notification;

import com.keyri.notification.store.OutboxStore;
import com.keyri.organization.model.OrganizationId;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers messages side by side. An organization whose messages are under way gets no more until these are done, so
 * that applications which don't answer hold up nobody else's.
 */
@ApplicationScoped
public class OutboundDelivery {
    /** Of its own: the application's log tells of calls, and this is none. */
    private static final Logger LOG = Logger.getLogger(OutboundDelivery.class.getName());

    private static final int MOST_AT_ONCE = 64;

    private final Map<OrganizationId, Integer> underWay = new HashMap<>();

    @EJB
    OutboundMessageService messages;

    @Inject
    ApplicationGateway applications;

    @Inject
    OutboundForm form;

    @Resource
    ManagedExecutorService threads;

    /** Starts what is due and comes back at once. */
    void startDue() {
        startDue(threads);
    }

    void startDue(Executor executor) {
        for (OutboxStore.Due message : takeAndCount()) {
            try {
                executor.execute(() -> run(message));
            } catch (RejectedExecutionException e) {
                done(message); // Its lease ends, and it is due again.
            }
        }
    }

    private synchronized List<OutboxStore.Due> takeAndCount() {
        int free = MOST_AT_ONCE
                - underWay.values().stream().mapToInt(Integer::intValue).sum();
        if (free == 0) {
            return List.of();
        }
        List<OutboxStore.Due> due = messages.take(Set.copyOf(underWay.keySet()), free);
        due.forEach(message -> underWay.merge(message.organization(), 1, Integer::sum));
        return due;
    }

    private void run(OutboxStore.Due message) {
        try {
            deliver(message);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Message " + message.id() + " waits for the end of its lease");
        } finally {
            done(message);
        }
    }

    private synchronized void done(OutboxStore.Due message) {
        underWay.computeIfPresent(message.organization(), (id, count) -> count == 1 ? null : count - 1);
    }

    private void deliver(OutboxStore.Due message) {
        String body;
        try {
            body = form.write(message.body());
        } catch (IllegalArgumentException e) {
            messages.giveUp(message, "UNREADABLE");
            return;
        }
        Optional<String> failure = applications.post(message.uri(), body);
        if (failure.isEmpty()) {
            messages.delivered(message);
        } else {
            messages.failed(message, failure.get());
        }
    }
}
