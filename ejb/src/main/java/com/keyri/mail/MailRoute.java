package com.keyri.mail;

import com.keyri.log.EventLog;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Which way mails go: to the mail server, to the local mailbox, or nowhere yet. */
@ApplicationScoped
class MailRoute {
    @Inject
    MailSettings settings;

    @EJB
    MailboxService mailbox;

    @Inject
    InstantSource clock;

    @Inject
    EventLog log;

    private Optional<MailGateway> gateway = Optional.empty();

    @PostConstruct
    void choose() {
        gateway = settings.server().map(server -> new SmtpGateway(server, clock));
        if (settings.hasMailbox()) {
            gateway = Optional.of(mailbox::keep);
        }
    }

    Optional<MailGateway> gateway() {
        return gateway;
    }

    /** Says it, once. */
    void announce() {
        if (settings.server().isPresent()) {
            SmtpServer server = settings.server().get();
            log.info(
                    "mails go to a mail server",
                    Map.of("host", server.host(), "port", server.port(), "tls", server.tls()));
        } else if (settings.hasMailbox()) {
            log.info("mails go to the local mailbox, at /mailbox", Map.of());
        } else {
            log.warning("no mail server is configured (keyri.mail.host): mails wait in the outbox", Map.of());
        }
    }
}
