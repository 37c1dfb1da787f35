package com.keyri.subscription.store;

import com.keyri.account.model.AccountId;
import com.keyri.id.UuidV7;
import com.keyri.organization.model.OrganizationId;
import com.keyri.subscription.model.Difference;
import com.keyri.subscription.model.DifferenceId;
import com.keyri.subscription.model.DifferenceKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what doesn't fit between here and Stripe. Anybody notes it; the staff, entered first, see and resolve it. */
@ApplicationScoped
public class DifferenceStore {
    @PersistenceContext
    private EntityManager entities;

    /** Notes a difference, whether something was entered or not; whether it was news. */
    public boolean note(
            Optional<OrganizationId> organization, DifferenceKind kind, String subject, String detail, Instant now) {
        return (Boolean)
                entities.createNativeQuery("select note_subscription_difference(?1, cast(?2 as uuid), ?3, ?4, ?5, ?6)")
                        .setParameter(1, UuidV7.at(now))
                        .setParameter(
                                2,
                                organization
                                        .map(OrganizationId::value)
                                        .map(UUID::toString)
                                        .orElse(null))
                        .setParameter(3, kind.name())
                        .setParameter(4, subject)
                        .setParameter(5, detail)
                        .setParameter(6, Timestamp.from(now))
                        .getSingleResult();
    }

    /** It fits again. */
    public void end(DifferenceKind kind, String subject, Instant now) {
        entities.createNativeQuery("select cast(end_subscription_difference(?1, ?2, ?3) as text)")
                .setParameter(1, kind.name())
                .setParameter(2, subject)
                .setParameter(3, Timestamp.from(now))
                .getSingleResult();
    }

    /** Those that nobody has resolved, the newest first. */
    public List<Difference> open(int limit) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(id as text), cast(organization_id as text), kind, subject, detail, found_at
                          from subscription_difference where resolved_at is null order by id desc limit ?1
                        """).setParameter(1, limit).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Difference(
                        new DifferenceId(UUID.fromString((String) row[0])),
                        Optional.ofNullable((String) row[1])
                                .map(UUID::fromString)
                                .map(OrganizationId::new),
                        DifferenceKind.valueOf((String) row[2]),
                        (String) row[3],
                        (String) row[4],
                        ((Timestamp) row[5]).toInstant()))
                .toList();
    }

    /** Somebody has seen to it; whether it was open. */
    public boolean resolve(DifferenceId id, AccountId by, Instant now) {
        return entities.createNativeQuery("""
                        update subscription_difference set resolved_at = ?2, resolved_by = ?3
                         where id = ?1 and resolved_at is null
                        """)
                        .setParameter(1, id.value())
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, by.value())
                        .executeUpdate()
                == 1;
    }
}
