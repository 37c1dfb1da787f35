package com.keyri.apikey;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import com.keyri.problem.DomainException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Records wrong operator keys: every one is counted, one a minute stands in the audit log. */
@ApplicationScoped
public class OperatorKeyRefusals {
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    Meters meters;

    @Inject
    InstantSource clock;

    /**
     * Records one.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals
     */
    public void record() {
        meters.count("keyri_operator_key_refusals", Label.of("reason", KeyRefusal.UNKNOWN));
        refusals.count();
        Instant now = clock.instant();
        Instant due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(ONCE_IN))) {
            audit.recordRefusal(AuditEvent.refusal(
                    null,
                    "operator-key.refused",
                    Actor.anonymous(),
                    new Target("operator-key", null),
                    KeyRefusal.UNKNOWN.reason()));
        }
    }
}
