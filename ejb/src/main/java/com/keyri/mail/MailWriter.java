package com.keyri.mail;

import com.keyri.mail.model.MailAddress;
import com.keyri.mail.store.QueuedMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of what lies in the outbox what is sent. */
@ApplicationScoped
class MailWriter {
    @Inject
    SealedMails sealed;

    @Inject
    MailTemplates templates;

    /** The mail; empty where it can't be opened, or doesn't fit its template. */
    Optional<OutgoingMail> write(MailTemplate template, QueuedMail mail) {
        Optional<MailText> text = sealed.parameters(mail.id(), mail.parameters())
                .filter(values -> fits(template, values))
                .map(values -> templates.of(template).fill(values));
        Optional<MailAddress> to = sealed.address(mail.id(), mail.recipient());
        return to.flatMap(address -> text.map(words -> new OutgoingMail(mail.id(), address, words)));
    }

    private static boolean fits(MailTemplate template, Map<String, String> values) {
        Set<String> wanted = new HashSet<>(template.parameters());
        wanted.addAll(MailTemplate.COMMON);
        return values.keySet().equals(wanted);
    }
}
