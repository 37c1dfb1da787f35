package com.keyri.order;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderStep;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What all use cases of orders do alike: refuse what isn't possible, and record what happened, by ids only. */
@ApplicationScoped
class OrderRecords {
    @EJB
    AuditService audit;

    /** Goes on where that can become of the order now. */
    void require(Order order, OrderStep step, Instant now) {
        order.refusal(step, now).ifPresent(reason -> {
            throw refused(reason);
        });
    }

    static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }

    /** In the transaction of what happened. */
    void record(Order order, String action, Actor actor, Map<String, String> facts) {
        audit.record(event(order, action, actor).with(facts));
    }

    static AuditEvent event(Order order, String action, Actor actor) {
        return AuditEvent.success(order.organization(), action, actor, Target.of("order", order.id()));
    }
}
