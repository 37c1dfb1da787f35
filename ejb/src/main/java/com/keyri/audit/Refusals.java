package com.keyri.audit;

import com.keyri.audit.model.AuditEvent;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.CallContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How a step refuses: the caller hears one word, the audit log the reason, and the caller's address pays for it, so
 * that nobody can guess, ask or fill the log without end.
 */
@ApplicationScoped
public class Refusals {
    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    CallContext call;

    /**
     * Counts and records a refusal.
     *
     * @return what to throw
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the address has had its share; then nothing is recorded
     */
    public DomainException refuse(AuditEvent event, ProblemType answer) {
        count();
        audit.recordRefusal(event);
        return DomainException.of(answer);
    }

    /**
     * Counts a refusal that leaves no record, because it would say nothing.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the address has had its share
     */
    public void count() {
        limits.spend(LimitKind.REFUSAL_PER_ADDRESS, call.address());
    }

    /**
     * Asked before anything is looked up for a caller who has proved nothing yet.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the address has had its share of refusals
     */
    public void requireSomeLeft() {
        limits.requireLeft(LimitKind.REFUSAL_PER_ADDRESS, call.address());
    }
}
