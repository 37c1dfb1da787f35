package com.keyri.recovery.store;

import com.keyri.account.model.AccountId;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps recoveries. The account, an organization of it, or the staff has to be entered first, but for {@link #enter}
 * and {@link #expireOne}.
 */
@ApplicationScoped
public class RecoveryStore {
    private static final String COLUMNS = """
            select cast(r.id as text), cast(r.account_id as text), r.state, r.code_tries, r.created_at, r.expires_at
              from recovery r
            """;
    private static final String ONE = COLUMNS + " where r.id = ?1 for update";
    private static final String OPEN = COLUMNS + """
             where r.account_id = ?1 and r.state in ('LINK_SENT', 'AWAITING_APPROVAL', 'APPROVED') and r.expires_at > ?2
             order by r.id desc limit 1
            """;
    private static final String ADD = """
            insert into recovery (id, account_id, token_hash, state, created_at, expires_at)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Enters the account whose recovery has a link with that token, and locks it; empty where there is none. */
    public Optional<Recovery> enter(byte[] tokenHash) {
        List<?> rows = entities.createNativeQuery("select cast(recovery_id as text) from enter_recovery(?1)")
                .setParameter(1, tokenHash)
                .getResultList();
        return rows.stream()
                .map(row -> new RecoveryId(UUID.fromString((String) row)))
                .findFirst()
                .flatMap(this::lock);
    }

    /** One, which nobody else changes until this transaction ends. */
    public Optional<Recovery> lock(RecoveryId id) {
        List<?> rows =
                entities.createNativeQuery(ONE).setParameter(1, id.value()).getResultList();
        return rows.stream().map(row -> recovery((Object[]) row)).findFirst();
    }

    /** The one of the account that goes on. */
    public Optional<Recovery> findOpen(AccountId account, Instant now) {
        List<?> rows = entities.createNativeQuery(OPEN)
                .setParameter(1, account.value())
                .setParameter(2, Timestamp.from(now))
                .getResultList();
        return rows.stream().map(row -> recovery((Object[]) row)).findFirst();
    }

    public void add(Recovery recovery, byte[] tokenHash) {
        entities.createNativeQuery(ADD)
                .setParameter(1, recovery.id().value())
                .setParameter(2, recovery.account().value())
                .setParameter(3, tokenHash)
                .setParameter(4, recovery.state().name())
                .setParameter(5, Timestamp.from(recovery.createdAt()))
                .setParameter(6, Timestamp.from(recovery.expiresAt()))
                .executeUpdate();
    }

    /**
     * Ends one, whose link tells so until its time is over; false where it isn't in the state any more that it was read
     * in.
     */
    public boolean refuse(Recovery from) {
        return move(from, RecoveryState.REFUSED, from.expiresAt());
    }

    /** Moves one on from the state that it was read in; false where it is in another one. */
    public boolean move(Recovery from, RecoveryState to, Instant expiresAt) {
        return entities.createNativeQuery("""
                                update recovery set state = ?3, expires_at = ?4, version = version + 1
                                 where id = ?1 and state = ?2
                                """)
                        .setParameter(1, from.id().value())
                        .setParameter(2, from.state().name())
                        .setParameter(3, to.name())
                        .setParameter(4, Timestamp.from(expiresAt))
                        .executeUpdate()
                == 1;
    }

    /** Gives it a second link. */
    public void addLink(RecoveryId id, byte[] tokenHash) {
        entities.createNativeQuery("update recovery set approved_hash = ?2, version = version + 1 where id = ?1")
                .setParameter(1, id.value())
                .setParameter(2, tokenHash)
                .executeUpdate();
    }

    /** Counts a wrong code. */
    public void miss(RecoveryId id) {
        entities.createNativeQuery(
                        "update recovery set code_tries = code_tries + 1, version = version + 1 where id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    /** Ends one whose time is over, and enters its account; as it was before. Empty where there is none. */
    public Optional<Recovery> expireOne(Instant now) {
        List<?> rows = entities.createNativeQuery(
                        "select cast(recovery_id as text), cast(account_id as text), was from expire_recovery(?1)")
                .setParameter(1, Timestamp.from(now))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Recovery(
                        new RecoveryId(UUID.fromString((String) row[0])),
                        new AccountId(UUID.fromString((String) row[1])),
                        RecoveryState.valueOf((String) row[2]),
                        0,
                        now,
                        now))
                .findFirst();
    }

    private static Recovery recovery(Object[] row) {
        return new Recovery(
                new RecoveryId(UUID.fromString((String) row[0])),
                new AccountId(UUID.fromString((String) row[1])),
                RecoveryState.valueOf((String) row[2]),
                (int) row[3],
                ((Timestamp) row[4]).toInstant(),
                ((Timestamp) row[5]).toInstant());
    }
}
