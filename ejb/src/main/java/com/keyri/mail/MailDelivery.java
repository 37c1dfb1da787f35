package com.keyri.mail;

import com.keyri.log.EventLog;
import com.keyri.mail.store.DueMail;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Delivers mails, a few side by side; each is taken, sent and written down in steps of its own. */
@ApplicationScoped
public class MailDelivery {
    private static final int MOST_AT_ONCE = 8;
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<MailResult> trouble = new AtomicReference<>(MailResult.DELIVERED);

    @EJB
    MailOutboxService outbox;

    @Inject
    MailRoute route;

    @Inject
    MailWriter writer;

    @Inject
    MailMetrics metrics;

    @Inject
    InstantSource clock;

    @Inject
    EventLog log;

    @Resource
    ManagedExecutorService threads;

    /** Starts what is due and comes back at once. */
    void startDue() {
        startDue(threads);
    }

    void startDue(Executor executor) {
        Optional<MailGateway> gateway = route.gateway();
        int free = MOST_AT_ONCE - underWay.get();
        if (gateway.isEmpty() || free <= 0) {
            return;
        }
        for (DueMail due : outbox.take(free)) {
            underWay.incrementAndGet();
            try {
                executor.execute(() -> run(gateway.get(), due));
            } catch (RejectedExecutionException e) {
                underWay.decrementAndGet(); // Its lease ends, and it is due again.
            }
        }
    }

    private void run(MailGateway gateway, DueMail due) {
        try {
            deliver(gateway, due);
        } catch (RuntimeException e) {
            // Not the exception: one of the mail library's may name the recipient.
            log.warning(
                    "a mail waits for the end of its lease",
                    Map.of("mail", due.mail().id(), "failure", e.getClass().getSimpleName()));
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void deliver(MailGateway gateway, DueMail due) {
        Optional<MailTemplate> template = MailTemplate.named(due.mail().template());
        if (template.isEmpty()) {
            failed(due, new MailAttempt(MailResult.UNKNOWN_TEMPLATE, ""), ONE_DAY); // A newer node has it.
            return;
        }
        Duration usefulFor = template.get().usefulFor();
        if (clock.instant().isAfter(due.createdAt().plus(usefulFor))) {
            giveUp(due, new MailAttempt(MailResult.TOO_LATE, ""));
            return;
        }
        MailAttempt attempt = writer.write(template.get(), due.mail())
                .map(gateway::deliver)
                .orElse(new MailAttempt(MailResult.UNREADABLE, ""));
        metrics.attempted(attempt.result());
        tell(attempt);
        switch (attempt.result()) {
            case DELIVERED -> {
                if (outbox.delivered(due, attempt.reply())) {
                    metrics.delivered(template.get());
                }
            }
            case RECIPIENT_REFUSED, UNREADABLE -> giveUp(due, attempt);
            default -> failed(due, attempt, usefulFor);
        }
    }

    private void failed(DueMail due, MailAttempt attempt, Duration usefulFor) {
        if (outbox.failed(due, attempt, usefulFor)) {
            metrics.givenUp(attempt.result());
        }
    }

    private void giveUp(DueMail due, MailAttempt attempt) {
        if (outbox.giveUp(due, attempt)) {
            metrics.givenUp(attempt.result());
        }
    }

    /** One line when the server begins to fail, and one when it works again. */
    private void tell(MailAttempt attempt) {
        MailResult now = attempt.result().isTroubleOfTheServer() ? attempt.result() : MailResult.DELIVERED;
        if (trouble.getAndSet(now) == now) {
            return;
        }
        if (now == MailResult.DELIVERED) {
            log.info("the mail server works again", Map.of());
        } else {
            log.warning(
                    "mails can't be delivered; they are tried again",
                    Map.of("reason", now.name(), "reply", attempt.reply()));
        }
    }
}
