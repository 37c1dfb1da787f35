package com.keyri.mail.store;

import com.keyri.mail.model.MailId;
import com.keyri.secret.model.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The local mailbox of an installation without a mail server: the newest mails, all nodes' together. */
@ApplicationScoped
public class MailboxStore {
    /** How many are kept. */
    public static final int MOST = 200;

    /** A mail in it; its content is sealed. */
    public record Kept(MailId id, SealedText content, Instant createdAt) {}

    @PersistenceContext
    private EntityManager entities;

    /** Keeps a mail, once, and forgets the oldest above {@link #MOST}. */
    public void keep(MailId id, SealedText content, Instant moment) {
        entities.createNativeQuery("insert into mailbox_message (id, content, created_at) values (?1, ?2, ?3)"
                        + " on conflict (id) do nothing")
                .setParameter(1, id.value())
                .setParameter(2, MailStore.bytes(content))
                .setParameter(3, Timestamp.from(moment))
                .executeUpdate();
        entities.createNativeQuery("delete from mailbox_message where id in"
                        + " (select id from mailbox_message order by created_at desc, id desc offset " + MOST + ')')
                .executeUpdate();
    }

    /** All of them, newest first. */
    public List<Kept> list() {
        return read(entities.createNativeQuery("select cast(id as text), content, created_at from mailbox_message"
                + " order by created_at desc, id desc"));
    }

    public Optional<Kept> find(MailId id) {
        return read(entities.createNativeQuery(
                                "select cast(id as text), content, created_at from mailbox_message where id = ?1")
                        .setParameter(1, id.value()))
                .stream()
                .findFirst();
    }

    private static List<Kept> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Kept(
                        new MailId(UUID.fromString((String) row[0])),
                        MailStore.sealed(row[1]),
                        ((Timestamp) row[2]).toInstant()))
                .toList();
    }
}
