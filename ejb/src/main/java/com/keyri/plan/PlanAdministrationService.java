package com.keyri.plan;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.store.PlanEntity;
import com.keyri.plan.store.PlanStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import com.keyri.text.model.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What plans there are, what they are called, and whether they can be ordered. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
public class PlanAdministrationService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    PlanStore store;

    @Inject
    Approvals approvals;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Makes a plan, which asks nothing and can't be ordered before it has a published version. */
    public Plan create(String name, String description) {
        scope.enterStaff();
        Instant now = clock.instant();
        PlanId id = PlanId.at(now);
        demandFree(PlainText.require(name, Plan.LONGEST_NAME), id);
        PlanEntity plan = new PlanEntity(id, name, description, now);
        store.add(plan);
        record("plan.created", id, Map.of());
        return plan.view();
    }

    /** Changes a plan, where it is as the caller demands. That it can or can't be ordered has to be approved. */
    public Plan change(PlanId id, ChangePlan command, Precondition<Plan> precondition) {
        scope.enterStaff();
        store.lockNames();
        PlanEntity plan = store.findToChange(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        Plan before = plan.view();
        precondition.require(before);
        PlanState state = command.state().orElse(before.state());
        String name = command.name().orElse(before.name());
        if (state == PlanState.OFFERED) {
            demandFree(name, id);
        }
        if (state != before.state()) {
            approvals.require(
                    state == PlanState.WITHDRAWN
                            ? "Withdraw the plan " + name + ": nobody can order it any more, who has it keeps it"
                            : "Offer the plan " + name + " again");
        }
        plan.rename(name);
        command.description().ifPresent(plan::describe);
        plan.enter(state);
        store.flush();
        if (!command.members().isEmpty()) {
            record("plan.changed", id, Map.of("members", command.members()));
        }
        return plan.view();
    }

    private void demandFree(String name, PlanId id) {
        store.lockNames();
        if (store.isNameTaken(name, id)) {
            throw DomainException.of(ProblemType.CONFLICT, List.of("name is that of another plan"));
        }
    }

    private void record(String action, PlanId id, Map<String, String> facts) {
        audit.record(AuditEvent.success(own.organization(), action, caller.actor(), Target.of("plan", id))
                .with(facts));
    }
}
