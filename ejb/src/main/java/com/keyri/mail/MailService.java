package com.keyri.mail;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.mail.model.MailId;
import com.keyri.mail.store.MailStore;
import com.keyri.mail.store.QueuedMail;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes mails: into the outbox, in the transaction of what they tell about. They are delivered when it has committed.
 */
@PermitAll
@Stateless
public class MailService {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    MailStore store;

    @Inject
    SealedMails sealing;

    @EJB
    AuditService audit;

    @Inject
    Event<MailQueued> queued;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    /**
     * Writes a mail. A mail of an organization needs that organization entered.
     *
     * @throws IllegalArgumentException where its link leads elsewhere than to this installation
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public MailId send(NewMail mail) {
        requireOwnLink(mail.parameters().getOrDefault(MailTemplate.LINK, publicUrl + '/'));
        Instant now = clock.instant();
        MailId id = MailId.at(now);
        store.add(
                new QueuedMail(
                        id,
                        mail.organization(),
                        mail.account(),
                        mail.order(),
                        mail.template().name(),
                        MailTemplates.LANGUAGE,
                        sealing.seal(id, mail.to()),
                        sealing.seal(id, parameters(mail, now))),
                now);
        Map<String, String> facts =
                new HashMap<>(Map.of("template", mail.template().name()));
        mail.account().map(UUID::toString).ifPresent(account -> facts.put("account", account));
        audit.record(
                AuditEvent.success(mail.organization().orElse(null), "mail.queued", Actor.SYSTEM, Target.of("mail", id))
                        .with(facts));
        queued.fire(new MailQueued(mail.template()));
        return id;
    }

    private static Map<String, String> parameters(NewMail mail, Instant moment) {
        Map<String, String> all = new HashMap<>(mail.parameters());
        all.put("greeting", mail.firstName().isEmpty() ? "Hello," : "Hello " + mail.firstName() + ',');
        all.put("moment", MOMENT.format(moment));
        return all;
    }

    private void requireOwnLink(String link) {
        if (!link.startsWith(publicUrl + '/') && !link.startsWith(authenticatorUrl + '/')) {
            throw new IllegalArgumentException("a link that leads elsewhere");
        }
    }
}
