package com.keyri.notification.store;

import com.keyri.id.UuidV7;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Messages to applications, written in the transaction that causes them and delivered afterwards. */
@ApplicationScoped
public class OutboxStore {
    /** A message to deliver now; {@code attempts} counts this one. */
    public record Due(UUID id, OrganizationId organization, String uri, String body, int attempts, Instant createdAt) {}

    /**
     * How much to take.
     *
     * @param most in all
     * @param perOrganization of one organization
     * @param busy organizations that get nothing now
     */
    public record Share(int most, int perOrganization, Set<OrganizationId> busy) {
        public Share {
            busy = Set.copyOf(busy);
        }
    }

    @PersistenceContext
    private EntityManager entities;

    /** Adds a back-channel logout. */
    public void add(OrganizationId organization, String uri, String body, Instant moment) {
        entities.createNativeQuery("""
                        insert into outbound_message (id, organization_id, kind, target_uri, body, next_attempt_at, created_at)
                        values (?1, ?2, 'BACKCHANNEL_LOGOUT', ?3, ?4, ?5, ?5)
                        """)
                .setParameter(1, UuidV7.at(moment))
                .setParameter(2, organization.value())
                .setParameter(3, uri)
                .setParameter(4, body)
                .setParameter(5, Timestamp.from(moment))
                .executeUpdate();
    }

    /**
     * Takes due messages of all organizations in turns; nobody else gets them before {@code leaseUntil}. Organizations
     * take turns, and in each the addresses that its messages go to.
     */
    public List<Due> take(Instant moment, Instant leaseUntil, Share share) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(id as text), cast(organization_id as text), target_uri, body, attempts, created_at
                        from due_messages(?1, ?2, ?3, ?4, cast(?5 as uuid[]))
                        """)
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(leaseUntil))
                .setParameter(3, share.most())
                .setParameter(4, share.perOrganization())
                .setParameter(
                        5,
                        share.busy().stream()
                                .map(organization -> organization.value().toString())
                                .collect(Collectors.joining(",", "{", "}")))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Due(
                        UUID.fromString((String) row[0]),
                        new OrganizationId(UUID.fromString((String) row[1])),
                        (String) row[2],
                        (String) row[3],
                        ((Number) row[4]).intValue(),
                        ((Timestamp) row[5]).toInstant()))
                .toList();
    }

    public void delivered(UUID id, Instant moment) {
        update("update outbound_message set delivered_at = ?2, body = '' where id = ?1", id, moment);
    }

    public void retry(UUID id, Instant next) {
        update("update outbound_message set next_attempt_at = ?2 where id = ?1", id, next);
    }

    public void giveUp(UUID id, Instant moment) {
        update("update outbound_message set given_up_at = ?2, body = '' where id = ?1", id, moment);
    }

    private void update(String sql, UUID id, Instant moment) {
        entities.createNativeQuery(sql)
                .setParameter(1, id)
                .setParameter(2, Timestamp.from(moment))
                .executeUpdate();
    }
}
