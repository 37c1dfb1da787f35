package com.keyri.subscription;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.subscription.model.CutOff;
import com.keyri.subscription.model.Difference;
import com.keyri.subscription.model.DifferenceId;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.subscription.store.DifferenceStore;
import com.keyri.subscription.store.SubscribedCustomerStore;
import com.keyri.text.model.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What customers have and how they stand, for the staff; and their decision that somebody's users don't sign in. */
@Stateless
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
public class SubscribedCustomerService {
    private static final int MOST_DIFFERENCES = 100;

    @Inject
    Caller caller;

    @Inject
    AccountScope staff;

    @Inject
    OrganizationScope scope;

    @Inject
    OwnApplication own;

    @Inject
    SubscribedCustomerStore customers;

    @Inject
    DifferenceStore differences;

    @Inject
    Entitlements entitlements;

    @Inject
    Approvals approvals;

    @Inject
    BillingNotices notices;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** All organizations, oldest first; {@code cursor} is the {@code next} of the page before. */
    public Page<SubscribedCustomer> list(Optional<Standing> standing, int limit, Optional<String> cursor) {
        Optional<OrganizationId> after = cursor.map(
                text -> OrganizationId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        staff.enterStaff();
        return Page.cut(
                customers.list(standing, after, limit + 1),
                limit,
                last -> last.organization().toString());
    }

    /** One of them. */
    public SubscribedCustomer get(OrganizationId organization) {
        staff.enterStaff();
        return customers.find(organization).orElseThrow(SubscribedCustomerService::notFound);
    }

    /** Has the organization's users not sign in any more, until somebody takes it back. */
    public SubscribedCustomer cutOff(OrganizationId organization, String reason) {
        SubscribedCustomer customer = get(organization);
        if (organization.equals(own.organization())) {
            throw refused("this installation's own organization stays");
        }
        if (customer.standing() == Standing.CUT_OFF) {
            return customer;
        }
        String why = PlainText.require(reason, CutOff.LONGEST_REASON);
        approvals.require("Stop all sign-ins of " + customer.name() + " (" + organization + "), because: " + why);
        scope.enter(organization);
        entitlements.decide(organization, present -> present.with(new CutOff(clock.instant(), caller.account(), why)));
        audit.record(event("organization.cut-off", organization).because(why));
        notices.cutOff(organization);
        return get(organization);
    }

    /** Takes that back. */
    public SubscribedCustomer restore(OrganizationId organization) {
        SubscribedCustomer customer = get(organization);
        if (customer.standing() != Standing.CUT_OFF) {
            return customer;
        }
        approvals.require("Let the sign-ins of " + customer.name() + " (" + organization + ") go on");
        scope.enter(organization);
        entitlements.decide(organization, present -> present.restored());
        audit.record(event("organization.restored", organization));
        notices.restored(organization);
        return get(organization);
    }

    /** What doesn't fit between here and Stripe, the newest first. */
    public List<Difference> differences() {
        staff.enterStaff();
        return differences.open(MOST_DIFFERENCES);
    }

    /** Somebody has seen to a difference. */
    public void resolve(DifferenceId difference) {
        staff.enterStaff();
        if (!differences.resolve(difference, caller.account(), clock.instant())) {
            throw notFound();
        }
        audit.record(AuditEvent.success(
                own.organization(),
                "subscription.difference-resolved",
                caller.actor(),
                Target.of("difference", difference)));
    }

    private AuditEvent event(String action, OrganizationId organization) {
        return AuditEvent.success(organization, action, caller.actor(), Target.of("organization", organization));
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
