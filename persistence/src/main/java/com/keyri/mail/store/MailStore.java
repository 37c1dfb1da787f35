package com.keyri.mail.store;

import com.keyri.mail.model.MailId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.Base64Url;
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

/** The outbox of mails: written in the transaction that causes one, delivered afterwards. */
@ApplicationScoped
public class MailStore {
    @PersistenceContext
    private EntityManager entities;

    /** Adds a mail of the organization that the transaction has entered, or one of none. */
    public void add(QueuedMail mail, Instant moment) {
        entities.createNativeQuery("""
                        insert into mail (id, organization_id, account_id, template, language, recipient, parameters,
                                          next_attempt_at, created_at, order_id)
                        values (?1, cast(nullif(?2, '') as uuid), cast(nullif(?3, '') as uuid), ?4, ?5, ?6, ?7, ?8, ?8,
                                cast(nullif(?9, '') as uuid))
                        """)
                .setParameter(1, mail.id().value())
                .setParameter(2, text(mail.organization().map(OrganizationId::value)))
                .setParameter(3, text(mail.account()))
                .setParameter(4, mail.template())
                .setParameter(5, mail.language())
                .setParameter(6, bytes(mail.recipient()))
                .setParameter(7, bytes(mail.parameters()))
                .setParameter(8, Timestamp.from(moment))
                .setParameter(9, text(mail.order()))
                .executeUpdate();
    }

    /** Takes due mails, organizations in turns; nobody else gets them before {@code leaseUntil}. */
    public List<DueMail> take(Instant moment, Instant leaseUntil, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(id as text), cast(organization_id as text), cast(account_id as text), template, language,
                               recipient, parameters, attempts, created_at, cast(order_id as text)
                        from due_mails(?1, ?2, ?3)
                        """)
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(leaseUntil))
                .setParameter(3, most)
                .getResultList();
        return rows.stream().map(row -> due((Object[]) row)).toList();
    }

    /** Writes down that a mail was delivered; false where it had ended before. */
    public boolean delivered(MailId id, Instant moment, String reply) {
        return changes(entities.createNativeQuery("select mail_delivered(?1, ?2, ?3)")
                .setParameter(1, id.value())
                .setParameter(2, Timestamp.from(moment))
                .setParameter(3, reply));
    }

    /** Writes down that nobody tries any more; false where it had ended, or was taken again, before. */
    public boolean giveUp(DueMail due, Instant moment, String reply) {
        return changes(entities.createNativeQuery("select mail_given_up(?1, ?2, ?3, ?4)")
                .setParameter(1, due.mail().id().value())
                .setParameter(2, due.attempts())
                .setParameter(3, Timestamp.from(moment))
                .setParameter(4, reply));
    }

    /** Plans the next attempt; false where the mail had ended, or was taken again, before. */
    public boolean putOff(DueMail due, Instant until, String reply) {
        return changes(entities.createNativeQuery("select mail_put_off(?1, ?2, ?3, ?4)")
                .setParameter(1, due.mail().id().value())
                .setParameter(2, due.attempts())
                .setParameter(3, Timestamp.from(until))
                .setParameter(4, reply));
    }

    /** How many are neither delivered nor given up. */
    public long waiting() {
        return ((Number) entities.createNativeQuery("select waiting_mails()").getSingleResult()).longValue();
    }

    private static boolean changes(Query query) {
        return (Boolean) query.getSingleResult();
    }

    private static DueMail due(Object[] row) {
        QueuedMail mail = new QueuedMail(
                new MailId(UUID.fromString((String) row[0])),
                Optional.ofNullable((String) row[1]).map(UUID::fromString).map(OrganizationId::new),
                Optional.ofNullable((String) row[2]).map(UUID::fromString),
                Optional.ofNullable((String) row[9]).map(UUID::fromString),
                (String) row[3],
                (String) row[4],
                sealed(row[5]),
                sealed(row[6]));
        return new DueMail(mail, ((Number) row[7]).intValue(), ((Timestamp) row[8]).toInstant());
    }

    private static String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse("");
    }

    static byte[] bytes(SealedText sealed) {
        return Base64Url.decode(sealed.base64url());
    }

    static SealedText sealed(Object bytes) {
        return new SealedText(Base64Url.encode((byte[]) bytes));
    }
}
