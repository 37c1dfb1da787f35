package com.keyri.account.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.EnrolmentVisit;
import com.keyri.account.model.VisitPurpose;
import com.keyri.device.model.EnrolmentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the browsers that enrol a phone of an account. The account has to be entered first. */
@ApplicationScoped
public class EnrolmentVisitStore {
    private static final String ADD = """
            insert into enrolment_visit (secret_hash, account_id, purpose, subject_id, created_at, expires_at)
            values (?1, ?2, ?3, cast(?4 as uuid), ?5, ?6)
            """;
    private static final String FIND = """
            select cast(account_id as text), purpose, cast(subject_id as text), cast(enrolment_id as text), expires_at
              from enrolment_visit where secret_hash = ?1 and expires_at > ?2
            """;

    @PersistenceContext
    private EntityManager entities;

    public void add(EnrolmentVisit visit, Instant now) {
        entities.createNativeQuery(ADD)
                .setParameter(1, visit.secretHash())
                .setParameter(2, visit.account().value())
                .setParameter(3, visit.purpose().name())
                .setParameter(4, visit.subject().map(UUID::toString).orElse(null))
                .setParameter(5, Timestamp.from(now))
                .setParameter(6, Timestamp.from(visit.expiresAt()))
                .executeUpdate();
    }

    public Optional<EnrolmentVisit> find(byte[] secretHash, Instant now) {
        List<?> rows = entities.createNativeQuery(FIND)
                .setParameter(1, secretHash)
                .setParameter(2, Timestamp.from(now))
                .getResultList();
        return rows.stream().map(row -> visit(secretHash, (Object[]) row)).findFirst();
    }

    /** Notes the enrolment that the visit has begun. */
    public void begin(EnrolmentVisit visit, EnrolmentId enrolment) {
        entities.createNativeQuery("update enrolment_visit set enrolment_id = ?2 where secret_hash = ?1")
                .setParameter(1, visit.secretHash())
                .setParameter(2, enrolment.value())
                .executeUpdate();
    }

    /** Ends all visits of the account. */
    public void removeOf(AccountId account) {
        entities.createNativeQuery("delete from enrolment_visit where account_id = ?1")
                .setParameter(1, account.value())
                .executeUpdate();
    }

    /** Removes visits that are over, whoever's; how many. */
    public int removeEnded(Instant now, int atMost) {
        return (int) entities.createNativeQuery("select remove_ended_visits(?1, ?2)")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, atMost)
                .getSingleResult();
    }

    private static EnrolmentVisit visit(byte[] secretHash, Object[] row) {
        return new EnrolmentVisit(
                secretHash,
                new AccountId(UUID.fromString((String) row[0])),
                VisitPurpose.valueOf((String) row[1]),
                Optional.ofNullable((String) row[2]).map(UUID::fromString),
                Optional.ofNullable((String) row[3]).map(UUID::fromString).map(EnrolmentId::new),
                ((Timestamp) row[4]).toInstant());
    }
}
