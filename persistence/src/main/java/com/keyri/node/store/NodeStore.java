package com.keyri.node.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Which nodes live, by the database's clock. */
@ApplicationScoped
public class NodeStore {
    private static final String LIVES = """
            insert into node (id, seen_at) values (?1, clock_timestamp())
            on conflict (id) do update set seen_at = excluded.seen_at
            """;
    private static final String LAST_SEEN =
            "select cast(extract(epoch from clock_timestamp() - seen_at) * 1000 as bigint) from node where id <> ?1";
    private static final String FORGET =
            "delete from node where seen_at < clock_timestamp() - cast(?1 || ' seconds' as interval)";

    @PersistenceContext
    private EntityManager entities;

    /** Notes that a node lives. */
    public void lives(UUID node) {
        entities.createNativeQuery(LIVES).setParameter(1, node).executeUpdate();
    }

    /** How long ago each of the others said that it lives. */
    public List<Duration> others(UUID node) {
        List<?> ages =
                entities.createNativeQuery(LAST_SEEN).setParameter(1, node).getResultList();
        return ages.stream()
                .map(age -> Duration.ofMillis(Math.max(0, ((Number) age).longValue())))
                .toList();
    }

    /** Forgets those that haven't been seen for so long. */
    public void forgetUnseen(Duration age) {
        entities.createNativeQuery(FORGET).setParameter(1, age.toSeconds()).executeUpdate();
    }

    /** Forgets one that ends. */
    public void leaves(UUID node) {
        entities.createNativeQuery("delete from node where id = ?1")
                .setParameter(1, node)
                .executeUpdate();
    }
}
