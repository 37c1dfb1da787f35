package com.keyri.plan.store;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanMoveState;
import com.keyri.plan.model.PlanVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps planned moves: staff plan them, and in the organization's own scope they are done. */
@ApplicationScoped
public class PlanMoveStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String COLUMNS = "cast(m.id as text), cast(m.plan_version_id as text),"
            + " cast(m.organization_id as text), m.not_before, m.planned_at, m.state";
    private static final String END =
            "update plan_move set state = ?2, done_at = ?3 where organization_id = ?1 and state = 'PLANNED'";
    private static final String END_ONE =
            "update plan_move set state = ?2, done_at = ?3 where id = ?1 and state = 'PLANNED'";
    private static final String ADD = """
            insert into plan_move (id, plan_version_id, organization_id, not_before, planned_by, planned_at, state)
            values (?1, ?2, ?3, ?4, ?5, ?6, 'PLANNED')
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Plans a move, in the place of the one that the customer has. */
    public void plan(PlanMove move, AccountId by) {
        entities.createNativeQuery(END)
                .setParameter(1, move.organization().value())
                .setParameter(2, PlanMoveState.REPLACED.name())
                .setParameter(3, Timestamp.from(move.plannedAt()))
                .executeUpdate();
        entities.createNativeQuery(ADD)
                .setParameter(1, move.id().value())
                .setParameter(2, move.version().value())
                .setParameter(3, move.organization().value())
                .setParameter(4, Timestamp.from(move.notBefore()))
                .setParameter(5, by.value())
                .setParameter(6, Timestamp.from(move.plannedAt()))
                .executeUpdate();
    }

    /** The moves to a version behind {@code after}, in the order in which they were planned. */
    public List<PlanMove> list(PlanVersionId version, Optional<PlanMoveId> after, int limit) {
        return moves(entities.createNativeQuery("select " + COLUMNS
                        + " from plan_move m where m.plan_version_id = ?1 and m.id > ?2 order by m.id limit ?3")
                .setParameter(1, version.value())
                .setParameter(2, after.map(PlanMoveId::value).orElse(BEFORE_ALL))
                .setParameter(3, limit));
    }

    /** The one that an organization has before it. */
    public Optional<PlanMove> planned(OrganizationId organization) {
        return moves(entities.createNativeQuery("select " + COLUMNS
                                + " from plan_move m where m.organization_id = ?1 and m.state = 'PLANNED'")
                        .setParameter(1, organization.value()))
                .stream()
                .findFirst();
    }

    /**
     * Those whose time has come; a function of the database looks across the organizations.
     *
     * @param lookAgain when they are found again, where they are still planned
     */
    public List<PlanMove> due(Instant now, Instant lookAgain, int limit) {
        return moves(entities.createNativeQuery("select " + COLUMNS + " from due_plan_moves(?1, ?2, ?3) m")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(lookAgain))
                .setParameter(3, limit));
    }

    /** Ends one; whether it was still planned. */
    public boolean end(PlanMoveId move, PlanMoveState state, Instant now) {
        return entities.createNativeQuery(END_ONE)
                        .setParameter(1, move.value())
                        .setParameter(2, state.name())
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                > 0;
    }

    private static List<PlanMove> moves(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> move((Object[]) row)).toList();
    }

    private static PlanMove move(Object[] row) {
        return new PlanMove(
                new PlanMoveId(UUID.fromString((String) row[0])),
                new PlanVersionId(UUID.fromString((String) row[1])),
                new OrganizationId(UUID.fromString((String) row[2])),
                ((Timestamp) row[3]).toInstant(),
                ((Timestamp) row[4]).toInstant(),
                PlanMoveState.valueOf((String) row[5]));
    }
}
