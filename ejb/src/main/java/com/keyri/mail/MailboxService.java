package com.keyri.mail;

import com.keyri.id.UuidV7;
import com.keyri.mail.model.MailId;
import com.keyri.mail.store.MailboxStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The local mailbox, which shows everybody's mails: it exists only where the operator opened it and no mail server is
 * set.
 */
@PermitAll
@Stateless
public class MailboxService {
    @Inject
    MailSettings settings;

    @Inject
    MailboxStore store;

    @Inject
    SealedMails sealed;

    public boolean isOpen() {
        return settings.hasMailbox();
    }

    /** The newest mails, the last one first; none where it isn't open. */
    public List<MailboxMail> list() {
        return isOpen()
                ? store.list().stream()
                        .map(this::read)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    public Optional<MailboxMail> find(MailId id) {
        return isOpen() ? store.find(id).flatMap(this::read) : Optional.empty();
    }

    /** Keeps a mail instead of sending it, under the moment at which it was written. */
    public MailAttempt keep(OutgoingMail mail) {
        MailText text = mail.text();
        Map<String, String> content =
                Map.of("to", mail.to().value(), "subject", text.subject(), "text", text.text(), "html", text.html());
        store.keep(
                mail.id(),
                sealed.sealForMailbox(mail.id(), content),
                UuidV7.momentOf(mail.id().value()));
        return MailAttempt.DELIVERED;
    }

    private Optional<MailboxMail> read(MailboxStore.Kept kept) {
        return sealed.ofMailbox(kept.id(), kept.content())
                .map(content -> new MailboxMail(
                        kept.id(),
                        member(content, "to"),
                        member(content, "subject"),
                        member(content, "text"),
                        member(content, "html"),
                        kept.createdAt()));
    }

    private static String member(Map<String, String> content, String name) {
        return Objects.requireNonNull(content.get(name));
    }
}
