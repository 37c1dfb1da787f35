package com.keyri.audit;

import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.store.AuditStore;
import com.keyri.id.UuidV7;
import com.keyri.request.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Writes the audit log: a change and its record commit together or not at all. */
@PermitAll
@Stateless
public class AuditService {
    /** Kept, because each call of {@link Json} looks through the class path for one. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    AuditStore store;

    @Inject
    CallContext call;

    @Inject
    InstantSource clock;

    @Inject
    MetricRegistry metrics;

    /** Records in the caller's own transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(AuditEvent event) {
        append(event);
    }

    /** Records a refusal, whose own transaction rolls back, in a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordRefusal(AuditEvent event) {
        metrics.counter("keyri_refusals", new Tag("action", event.action())).inc();
        append(event);
    }

    private void append(AuditEvent event) {
        Instant now = clock.instant();
        JsonObjectBuilder context = JSON.createObjectBuilder();
        new TreeMap<>(event.context()).forEach(context::add);
        context.add("address", call.address());
        store.append(UuidV7.at(now), event, context.build().toString(), call.correlationId(), now);
    }
}
