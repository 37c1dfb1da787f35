package com.keyri.mail;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.mail.store.DueMail;
import com.keyri.mail.store.MailStore;
import com.keyri.schedule.BackOff;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Takes mails from the outbox and writes down what became of them; the delivery itself happens in between. */
@PermitAll
@Stateless
public class MailOutboxService {
    /** Longer than an attempt with all its time-outs takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Inject
    MailStore store;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Mails that are due, leased to this node; organizations take turns. */
    public List<DueMail> take(int most) {
        Instant now = clock.instant();
        return store.take(now, now.plus(LEASE), most);
    }

    /** Whether that was news. */
    public boolean delivered(DueMail due, String reply) {
        boolean isNews = store.delivered(due.mail().id(), clock.instant(), reply);
        if (isNews) {
            audit.record(event(due, "mail.delivered"));
        }
        return isNews;
    }

    /**
     * Plans another attempt, or gives up where none would come in time.
     *
     * @return whether it gave up
     */
    public boolean failed(DueMail due, MailAttempt attempt, Duration usefulFor) {
        Instant next = clock.instant().plus(BackOff.after(due.attempts()));
        if (next.isAfter(due.createdAt().plus(usefulFor))) {
            return giveUp(due, attempt);
        }
        store.putOff(due, next, attempt.reply());
        return false;
    }

    /**
     * Tries no more.
     *
     * @return whether that was news
     */
    public boolean giveUp(DueMail due, MailAttempt attempt) {
        boolean isNews = store.giveUp(due, clock.instant(), attempt.reply());
        if (isNews) {
            audit.record(event(due, "mail.given-up").because(attempt.result().name()));
        }
        return isNews;
    }

    /** How many wait, on all nodes together. */
    public long waiting() {
        return store.waiting();
    }

    private static AuditEvent event(DueMail due, String action) {
        return AuditEvent.success(
                due.mail().organization().orElse(null),
                action,
                Actor.SYSTEM,
                Target.of("mail", due.mail().id()));
    }
}
