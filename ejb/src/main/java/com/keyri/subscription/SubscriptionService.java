package com.keyri.subscription;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.subscription.store.TierChangeStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscription of the organization that the caller works in, and changes of its plan. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING})
public class SubscriptionService {
    /** Long enough to read the offer and to approve it on the phone. */
    private static final Duration OFFER_LIFE = Duration.ofMinutes(15);

    /** Our clock and Stripe's needn't be the same. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore organizations;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    TierChangeStore changes;

    @Inject
    Entitlements entitlements;

    @Inject
    TierOffers offers;

    @Inject
    Plans plans;

    @Inject
    Approvals approvals;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** What the organization has. */
    @RolesAllowed(Roles.MEMBER)
    public SubscriptionView get() {
        OrganizationId organization = enter();
        Entitlement entitlement = entitlements.of(organization);
        Optional<Subscription> subscription = subscriptions.findLast(organization);
        return new SubscriptionView(
                entitlement,
                entitlement.version().flatMap(plans::find),
                subscription,
                changes.latest(organization, 1).stream().findFirst(),
                plans.forOrganization(organization),
                subscriptions.findCustomer(organization).isPresent());
    }

    /** How the organization stands, which every page of the portal may have to say. */
    @RolesAllowed(Roles.MEMBER)
    public Entitlement entitlement() {
        return entitlements.of(enter());
    }

    /** One change of plan. */
    @RolesAllowed(Roles.MEMBER)
    public TierChange change(TierChangeId id) {
        enter();
        return changes.find(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    /** What a change of plan would make to pay, as of this second. */
    public TierOffer offer(PlanVersionId to) {
        OrganizationId organization = enter();
        return offers.forCustomer(subscription(organization), to, now());
    }

    /**
     * Asks for a change of plan, which is approved on the phone and goes its way afterwards.
     *
     * @param proratedAt the second of the offer that is agreed to
     */
    public TierChange change(PlanVersionId to, Instant proratedAt) {
        OrganizationId organization = enter();
        String name = organizations
                .findToChange(organization)
                .map(OrganizationEntity::name)
                .orElseThrow();
        Subscription subscription = subscription(organization);
        requireNoOpenChange(organization);
        TierOffer offer = offers.forCustomer(subscription, to, fresh(proratedAt));
        approvals.require(OfferText.of(name, offer));
        TierChange change = offer.ask(subscription, Optional.of(caller.account()), clock.instant());
        if (!changes.add(change)) {
            throw unfit("another change of the plan is under way");
        }
        audit.record(event("plan.change-asked", change)
                .with(Map.of(
                        "from", change.from().toString(),
                        "to", change.to().toString(),
                        "timing", change.timing().name(),
                        "amount", change.amount().toString())));
        return change;
    }

    /** Takes back what was to happen at the period's end. */
    public TierChange withdraw(TierChangeId id) {
        enter();
        TierChange change = changes.lock(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        if (change.state() == TierChangeState.WITHDRAWING || change.state() == TierChangeState.WITHDRAWN) {
            return change;
        }
        if (!change.isWithdrawable()) {
            throw refused(
                    change.state().isOver()
                            ? "this change is over"
                            : "this change is under way: try again in a minute");
        }
        changes.move(
                id,
                change.state(),
                new TierChangeStore.Step(
                        TierChangeState.WITHDRAWING,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        change.sentAt()));
        audit.record(event("plan.change-withdrawn", change));
        return changes.find(id).orElseThrow();
    }

    /** The organization's customer at Stripe, for pages there. */
    public String customer() {
        return subscriptions
                .findCustomer(enter())
                .orElseThrow(() -> refused("nothing was ordered yet, so there is nothing to look after"));
    }

    private Instant fresh(Instant proratedAt) {
        Instant now = clock.instant();
        boolean isFresh = proratedAt.isAfter(now.minus(OFFER_LIFE)) && !proratedAt.isAfter(now.plus(SKEW));
        if (!isFresh) {
            throw refused("proratedAt this offer is old: ask for a new one");
        }
        return proratedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void requireNoOpenChange(OrganizationId organization) {
        changes.findOpen(organization).ifPresent(open -> {
            if (open.askedBy().isEmpty()) {
                throw unfit("your plan moves to a new version: change it after that");
            }
            throw unfit(
                    open.timing() == ChangeTiming.PERIOD_END
                            ? "a change is planned for the period's end: take it back first"
                            : "another change of the plan is under way");
        });
    }

    private Subscription subscription(OrganizationId organization) {
        return subscriptions
                .findLive(organization)
                .orElseThrow(() -> unfit("there is no subscription to change: order a plan"));
    }

    private OrganizationId enter() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        return organization;
    }

    private AuditEvent event(String action, TierChange change) {
        return AuditEvent.success(change.organization(), action, caller.actor(), Target.of("plan-change", change.id()));
    }

    /** The plan that is asked for can't be had. */
    private static DomainException unfit(String reason) {
        return refused(TierOffers.FIELD + reason);
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }
}
