package com.keyri.mail;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has what is due delivered, one round at a time: as soon as a mail was written, because somebody waits for it, and
 * when the timer says so, which finds what other nodes wrote and what is tried again.
 */
@ApplicationScoped
class MailRounds {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    TimedWork work;

    @Inject
    MailDelivery delivery;

    @Resource
    ManagedExecutorService threads;

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued queued) {
        soon(threads);
    }

    /** One round for all that is written until it begins. */
    void soon(Executor executor) {
        if (asked.compareAndSet(false, true)) {
            try {
                executor.execute(this::runAsked);
            } catch (RejectedExecutionException e) {
                asked.set(false); // The timer comes.
            }
        }
    }

    void run() {
        if (running.compareAndSet(false, true)) {
            try {
                work.run(TimedTask.MAIL_DELIVERY, delivery::startDue);
            } finally {
                running.set(false);
            }
        }
    }

    private void runAsked() {
        asked.set(false);
        run();
    }
}
