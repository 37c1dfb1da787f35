package com.keyri.plan;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.store.PlanEntity;
import com.keyri.plan.store.PlanStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds versions to plans, and says who moves to them. None is ever changed. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
public class PlanVersionService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    PlanStore store;

    @Inject
    PlannedMoves moves;

    @Inject
    Approvals approvals;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Adds a version, approved on the phone with its terms and with who moves to it. */
    public PlanVersion add(AddVersion command) {
        scope.enterStaff();
        Plan plan = store.findToChange(command.plan())
                .map(PlanEntity::view)
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        String customer = command.customer().map(this::customer).orElse("");
        PlanVersion version = next(plan, command);
        List<OrganizationId> movers = moves.movers(version, command.moves());
        approvals.require(VersionWords.approval(version, customer, PlannedMoves.words(movers, command.moves())));
        store.add(version, Optional.of(caller.account()));
        moves.plan(version, movers, command.moves());
        Map<String, String> facts = new HashMap<>();
        facts.put("plan", plan.id().toString());
        facts.put("number", Integer.toString(version.number()));
        facts.put("moves", Integer.toString(movers.size()));
        command.customer().ifPresent(organization -> facts.put("organization", organization.toString()));
        record("plan-version.added", version, facts);
        return version;
    }

    /** Plans who moves to a version that there is already; their number. */
    public int move(PlanVersionId id, MoveChoice choice) {
        scope.enterStaff();
        PlanVersion version = store.find(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        List<OrganizationId> movers = moves.movers(version, choice);
        if (movers.isEmpty()) {
            throw DomainException.of(ProblemType.CONFLICT, List.of("nobody would move"));
        }
        approvals.require("Move customers to version " + version.number() + " of the plan " + version.planName() + ". "
                + PlannedMoves.words(movers, choice));
        moves.plan(version, movers, choice);
        record("plan-version.moves-planned", version, Map.of("moves", Integer.toString(movers.size())));
        return movers.size();
    }

    private PlanVersion next(Plan plan, AddVersion command) {
        if (!plan.isOffered()) {
            throw refused("the plan is withdrawn: offer it again first");
        }
        int number = store.nextNumber(plan.id());
        if (number > PlanVersion.MOST_VERSIONS) {
            throw refused("the plan has too many versions");
        }
        Optional<PlanVersion> before = command.customer().isPresent()
                ? store.override(plan.id(), command.customer().orElseThrow())
                : store.latest(plan.id());
        before.filter(version -> version.terms().equals(command.terms())).ifPresent(version -> {
            throw refused("terms are those of version " + version.number() + " already");
        });
        Instant now = clock.instant();
        return new PlanVersion(
                PlanVersionId.at(now), plan, number, command.customer(), command.terms(), Optional.empty(), now);
    }

    private String customer(OrganizationId organization) {
        return Optional.ofNullable(store.customerNames(List.of(organization)).get(organization))
                .orElseThrow(() ->
                        DomainException.of(ProblemType.INVALID_REQUEST, List.of("organizationId is no customer’s")));
    }

    private void record(String action, PlanVersion version, Map<String, String> facts) {
        audit.record(
                AuditEvent.success(own.organization(), action, caller.actor(), Target.of("plan-version", version.id()))
                        .with(facts));
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }
}
