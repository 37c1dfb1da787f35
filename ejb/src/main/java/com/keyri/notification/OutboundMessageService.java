package com.keyri.notification;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.notification.store.OutboxStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.schedule.BackOff;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Takes messages from the outbox and writes down what became of them; the delivery itself happens in between. */
@PermitAll
@Stateless
public class OutboundMessageService {
    /** Tried again for about a day: 2 s, 4 s, 8 s … at most an hour apart. */
    static final int MOST_ATTEMPTS = 32;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_PER_ORGANIZATION = 16;

    @Inject
    OutboxStore outbox;

    @Inject
    OrganizationScope scope;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Messages that are due, leased to this node: of each organization the first for each of its applications, then the
     * second, and so on.
     *
     * @param busy organizations that get none now
     * @param most messages in all
     */
    public List<OutboxStore.Due> take(Set<OrganizationId> busy, int most) {
        Instant now = clock.instant();
        return outbox.take(now, now.plus(LEASE), new OutboxStore.Share(most, MOST_PER_ORGANIZATION, busy));
    }

    public void delivered(OutboxStore.Due message) {
        scope.enter(message.organization());
        outbox.delivered(message.id(), clock.instant());
        audit.record(event(message, "logout-notice.delivered"));
    }

    /** Plans another try, or gives up. */
    public void failed(OutboxStore.Due message, String reason) {
        scope.enter(message.organization());
        Instant now = clock.instant();
        if (message.attempts() >= MOST_ATTEMPTS) {
            giveUp(message, reason);
            return;
        }
        outbox.retry(message.id(), now.plus(BackOff.after(message.attempts())));
    }

    /** Tries no more. */
    public void giveUp(OutboxStore.Due message, String reason) {
        scope.enter(message.organization());
        outbox.giveUp(message.id(), clock.instant());
        audit.record(event(message, "logout-notice.given-up").because(reason));
    }

    private static AuditEvent event(OutboxStore.Due message, String action) {
        return AuditEvent.success(
                message.organization(), action, Actor.SYSTEM, Target.of("outbound-message", message.id()));
    }
}
