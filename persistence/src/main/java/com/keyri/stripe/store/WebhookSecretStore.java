package com.keyri.stripe.store;

import com.keyri.account.model.AccountId;
import com.keyri.id.UuidV7;
import com.keyri.protocol.Base64Url;
import com.keyri.secret.model.SealedText;
import com.keyri.stripe.model.WebhookKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The secrets by which Stripe signs what it tells us. */
@ApplicationScoped
public class WebhookSecretStore {
    @PersistenceContext
    private EntityManager entities;

    /** Adds one; the one before counts until {@code overlapEnd}. */
    public void add(WebhookKind kind, SealedText wrapped, AccountId enteredBy, Instant moment, Instant overlapEnd) {
        entities.createNativeQuery("delete from stripe_webhook_secret where kind = ?1 and ends_at is not null")
                .setParameter(1, kind.name())
                .executeUpdate();
        entities.createNativeQuery("update stripe_webhook_secret set ends_at = ?2 where kind = ?1")
                .setParameter(1, kind.name())
                .setParameter(2, Timestamp.from(overlapEnd))
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into stripe_webhook_secret (id, kind, wrapped, entered_by, entered_at)
                        values (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, UuidV7.at(moment))
                .setParameter(2, kind.name())
                .setParameter(3, Base64Url.decode(wrapped.base64url()))
                .setParameter(4, enteredBy.value())
                .setParameter(5, Timestamp.from(moment))
                .executeUpdate();
    }

    /** Those that count, wrapped, the newest first. */
    public List<SealedText> list(WebhookKind kind, Instant moment) {
        List<?> rows = entities.createNativeQuery("""
                        select wrapped from stripe_webhook_secret
                        where kind = ?1 and (ends_at is null or ends_at > ?2) order by entered_at desc""")
                .setParameter(1, kind.name())
                .setParameter(2, Timestamp.from(moment))
                .getResultList();
        return rows.stream()
                .map(row -> new SealedText(Base64Url.encode((byte[]) row)))
                .toList();
    }
}
