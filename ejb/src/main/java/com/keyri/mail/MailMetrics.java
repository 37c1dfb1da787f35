package com.keyri.mail;

import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Counts mails by their template, attempts by their result, and shows how many wait. */
@ApplicationScoped
class MailMetrics {
    private final AtomicLong waiting = new AtomicLong();

    @Inject
    Meters meters;

    void showWaiting() {
        meters.gauge("keyri_mails_waiting", waiting::get);
    }

    void waiting(long mails) {
        waiting.set(mails);
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued queued) {
        meters.count("keyri_mails_queued", Label.of("template", queued.template()));
    }

    void attempted(MailResult result) {
        meters.count("keyri_mail_attempts", Label.of("result", result));
    }

    void delivered(MailTemplate template) {
        meters.count("keyri_mails_delivered", Label.of("template", template));
    }

    void givenUp(MailResult reason) {
        meters.count("keyri_mails_given_up", Label.of("reason", reason));
    }
}
