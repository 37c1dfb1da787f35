package com.keyri.plan.store;

import com.keyri.account.model.AccountId;
import com.keyri.plan.model.PlanPublication;
import com.keyri.plan.model.PlanVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps who wants a version published, and who has confirmed it; the staff has to be entered. */
@ApplicationScoped
public class PlanPublicationStore {
    private static final String FIND = "select cast(asked_by as text), asked_at, cast(confirmed_by as text), failures"
            + " from plan_publication where plan_version_id = ?1 for update";
    private static final String ASK = """
            insert into plan_publication (plan_version_id, asked_by, asked_at) values (?1, ?2, ?3)
            on conflict (plan_version_id) do update
                set asked_by = excluded.asked_by, asked_at = excluded.asked_at, confirmed_by = null, confirmed_at = null
            """;
    private static final String CONFIRM =
            "update plan_publication set confirmed_by = ?2, confirmed_at = ?3 where plan_version_id = ?1";

    private static final String FAIL = "update plan_publication set failures = failures + 1 where plan_version_id = ?1";

    @PersistenceContext
    private EntityManager entities;

    /** Somebody wants it published; whoever wanted it before doesn't count any more. */
    public void ask(PlanVersionId version, AccountId by, Instant now) {
        run(ASK, version, by, now);
    }

    public void confirm(PlanVersionId version, AccountId by, Instant now) {
        run(CONFIRM, version, by, now);
    }

    /** Stripe has failed at it; that is kept however often somebody asks for it anew. */
    public void noteFailure(PlanVersionId version) {
        entities.createNativeQuery(FAIL).setParameter(1, version.value()).executeUpdate();
    }

    /** Who wants it published, locked. */
    public Optional<PlanPublication> find(PlanVersionId version) {
        List<?> rows = entities.createNativeQuery(FIND)
                .setParameter(1, version.value())
                .getResultList();
        return rows.stream().findFirst().map(row -> publication(version, (Object[]) row));
    }

    private void run(String sql, PlanVersionId version, AccountId by, Instant now) {
        entities.createNativeQuery(sql)
                .setParameter(1, version.value())
                .setParameter(2, by.value())
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
    }

    private static PlanPublication publication(PlanVersionId version, Object[] row) {
        return new PlanPublication(
                version,
                new AccountId(UUID.fromString((String) row[0])),
                ((Timestamp) row[1]).toInstant(),
                Optional.ofNullable((String) row[2]).map(UUID::fromString).map(AccountId::new),
                ((Number) row[3]).intValue());
    }
}
