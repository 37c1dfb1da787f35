package com.keyri.plan;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanPublication;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.store.PlanMoveStore;
import com.keyri.plan.store.PlanPublicationStore;
import com.keyri.plan.store.PlanStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue for the staff to read; and of it, for members, what their organization may order. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT, Roles.AUDITOR})
public class CatalogueService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    OrganizationScope organizations;

    @Inject
    PlanStore store;

    @Inject
    PlanMoveStore moves;

    @Inject
    PlanPublicationStore publications;

    /** The plans, the oldest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Plan> plans(int limit, Optional<String> cursor) {
        Optional<PlanId> after =
                cursor.map(text -> PlanId.parse(text).orElseThrow(() -> refused(ProblemType.INVALID_REQUEST)));
        scope.enterStaff();
        return Page.cut(store.list(after, limit + 1), limit, last -> last.id().toString());
    }

    public Plan plan(PlanId id) {
        scope.enterStaff();
        return store.find(id).orElseThrow(() -> refused(ProblemType.NOT_FOUND));
    }

    /** The versions of a plan, the newest first. */
    public Page<PlanVersion> versions(PlanId id, int limit, Optional<String> cursor) {
        int before = cursor.map(CatalogueService::number).orElse(PlanVersion.MOST_VERSIONS + 1);
        Plan plan = plan(id);
        return Page.cut(store.versions(plan.id(), before, limit + 1), limit, last -> Integer.toString(last.number()));
    }

    /** The newest version of a plan that everybody can have, published or not; empty where there is none. */
    public Optional<PlanVersion> newest(PlanId id) {
        scope.enterStaff();
        return store.latest(id);
    }

    public PlanVersion version(PlanVersionId id) {
        scope.enterStaff();
        return store.find(id).orElseThrow(() -> refused(ProblemType.NOT_FOUND));
    }

    /** Who moves to a version, in the order in which it was planned. */
    public Page<PlanMove> moves(PlanVersionId id, int limit, Optional<String> cursor) {
        Optional<PlanMoveId> after =
                cursor.map(text -> PlanMoveId.parse(text).orElseThrow(() -> refused(ProblemType.INVALID_REQUEST)));
        PlanVersion version = version(id);
        return Page.cut(
                moves.list(version.id(), after, limit + 1),
                limit,
                last -> last.id().toString());
    }

    /** Who wants a version published; empty where nobody does. */
    public Optional<PlanPublication> publication(PlanVersionId id) {
        PlanVersion version = version(id);
        return publications.find(version.id());
    }

    /** What these customers are called. */
    public Map<OrganizationId, String> customerNames(Collection<OrganizationId> customers) {
        scope.enterStaff();
        return store.customerNames(customers);
    }

    /** What the organization that the caller works in may order: of each offered plan one version. */
    @RolesAllowed(Roles.MEMBER)
    public List<PlanVersion> offers() {
        OrganizationId organization = caller.organization();
        organizations.enter(organization);
        return store.forOrganization(organization);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw refused(ProblemType.INVALID_REQUEST);
        }
        return Integer.parseInt(text);
    }

    private static DomainException refused(ProblemType type) {
        return DomainException.of(type);
    }
}
