package com.keyri.audit.store;

import com.keyri.audit.model.AuditEvent;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends to the audit log; the database refuses anything else. */
@ApplicationScoped
public class AuditStore {
    private static final String APPEND = """
            insert into audit_event (id, organization_id, action, actor_type, actor_id, target_type, target_id, result,
                                     reason, context, correlation_id, occurred_at)
            values (?1, cast(?2 as uuid), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Appends one event; {@code context} is a JSON object as text. */
    public void append(
            UUID id, AuditEvent event, @Nullable String context, @Nullable String correlationId, Instant moment) {
        String organization = Optional.ofNullable(event.organization())
                .map(OrganizationId::value)
                .map(UUID::toString)
                .orElse(null);
        entities.createNativeQuery(APPEND)
                .setParameter(1, id)
                .setParameter(2, organization)
                .setParameter(3, event.action())
                .setParameter(4, event.actor().type())
                .setParameter(5, event.actor().id())
                .setParameter(6, event.target().type())
                .setParameter(7, event.target().id())
                .setParameter(8, event.result().name())
                .setParameter(9, event.reason())
                .setParameter(10, context)
                .setParameter(11, correlationId)
                .setParameter(12, java.sql.Timestamp.from(moment))
                .executeUpdate();
    }
}
