package com.keyri.idempotency.store;

import com.keyri.idempotency.model.IdempotencyOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps sealed answers by names of 32 bytes. They belong to callers, so no organization has to be entered. */
@ApplicationScoped
public class IdempotencyStore {
    private static final String BEGIN = "select outcome, remembered from begin_idempotent(?1, ?2, ?3, ?4)";
    private static final String FINISH = "update idempotent_answer set answer = ?2 where name = ?1 and answer is null";
    private static final String ABOUT = """
            update idempotent_answer set subject = ?1
             where name = decode(nullif(current_setting('keyri.idempotent', true), ''), 'hex') and answer is null
            """;
    private static final String REMOVE = """
            delete from idempotent_answer where name in (
                select name from idempotent_answer where expires_at <= ?1 order by expires_at limit ?2
                for update skip locked)
            """;

    @PersistenceContext
    private EntityManager entities;

    /**
     * Looks for the answer to a request, and takes the name for it where there is none: whoever comes with the same
     * name waits until this transaction ends, five seconds at most.
     */
    public BegunAnswer begin(byte[] name, byte[] request, Instant now, Instant expiresAt) {
        List<?> rows = entities.createNativeQuery(BEGIN)
                .setParameter(1, name)
                .setParameter(2, request)
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, Timestamp.from(expiresAt))
                .getResultList();
        BegunAnswer begun = rows.stream()
                .map(row -> begun((Object[]) row))
                .findFirst()
                .orElse(new BegunAnswer(IdempotencyOutcome.OPEN, Optional.empty()));
        if (begun.outcome() == IdempotencyOutcome.NEW) {
            entities.createNativeQuery("select set_config('keyri.idempotent', encode(?1, 'hex'), true)")
                    .setParameter(1, name)
                    .getSingleResult();
        }
        return begun;
    }

    /** The answer that this transaction will keep, if any, is about that thing, and is forgotten with it. */
    public void isAbout(UUID subject) {
        entities.createNativeQuery(ABOUT).setParameter(1, subject).executeUpdate();
    }

    /** Keeps the answer under a name that this transaction has taken; false where it hasn't. */
    public boolean finish(byte[] name, byte[] sealed) {
        return entities.createNativeQuery(FINISH)
                        .setParameter(1, name)
                        .setParameter(2, sealed)
                        .executeUpdate()
                == 1;
    }

    /** Forgets what has expired; how many. */
    public int removeExpired(Instant now, int atMost) {
        return entities.createNativeQuery(REMOVE)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, atMost)
                .executeUpdate();
    }

    private static BegunAnswer begun(Object[] row) {
        return new BegunAnswer(IdempotencyOutcome.valueOf((String) row[0]), Optional.ofNullable((byte[]) row[1]));
    }
}
