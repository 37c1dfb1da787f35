package com.keyri.plan;

import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.store.PlanStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what everybody who has a plan would pay under other terms. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT, Roles.AUDITOR})
public class PlanPreviewService {
    @Inject
    AccountScope scope;

    @Inject
    PlanStore store;

    @Inject
    KnownSubscribers subscribers;

    /**
     * The bills of the present period, with the usage that is counted so far.
     *
     * @param only the customer whom it is about; empty for everybody
     */
    public List<PreviewedBill> preview(PlanId plan, PlanTerms terms, Optional<OrganizationId> only) {
        scope.enterStaff();
        if (store.find(plan).isEmpty()) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
        List<PlanSubscriber> all = subscribers.of(plan).stream()
                .filter(each -> only.map(each.organization()::equals).orElse(true))
                .toList();
        Map<OrganizationId, String> names = store.customerNames(
                all.stream().map(PlanSubscriber::organization).toList());
        Map<PlanVersionId, PlanVersion> versions = new HashMap<>();
        return all.stream()
                .map(each -> bill(each, versions.computeIfAbsent(each.version(), this::version), terms, names))
                .toList();
    }

    private PlanVersion version(PlanVersionId id) {
        return store.find(id)
                .orElseThrow(() -> new IllegalStateException("a subscription to a version that isn't there"));
    }

    static PreviewedBill bill(
            PlanSubscriber subscriber, PlanVersion version, PlanTerms terms, Map<OrganizationId, String> names) {
        return new PreviewedBill(
                subscriber.organization(),
                names.getOrDefault(subscriber.organization(), ""),
                version.number(),
                version.terms().bill(subscriber.usage()).total(),
                terms.bill(subscriber.usage()).total());
    }
}
