package com.keyri.invoice;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.invoice.model.BilledSegment;
import com.keyri.invoice.model.ExpectedBill;
import com.keyri.invoice.model.ExpectedBill.NextPeriod;
import com.keyri.organization.OrganizationScope;
import com.keyri.plan.PlanMoves;
import com.keyri.plan.Plans;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.subscription.store.TierChangeStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the organization that the caller works in will have to pay, from what it has used so far. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
public class ExpectedBillService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    TierChangeStore changes;

    @Inject
    PlanMoves moves;

    @Inject
    BilledPeriods periods;

    @Inject
    Plans plans;

    @Inject
    InstantSource clock;

    /** The bill of the present period; empty where there is no subscription, or nothing is known of its prices. */
    public Optional<ExpectedBill> read() {
        scope.enter(caller.organization());
        return subscriptions.findLive(caller.organization()).flatMap(this::bill);
    }

    private Optional<ExpectedBill> bill(Subscription subscription) {
        Instant from = subscription.periodStart();
        Instant to = subscription.periodEnd();
        List<BilledSegment> used = periods.ofPeriod(subscription.organization(), from, to);
        Optional<NextPeriod> next = next(subscription);
        return used.isEmpty() && next.isEmpty()
                ? Optional.empty()
                : Optional.of(ExpectedBill.of(from, to, clock.instant(), used, next));
    }

    private Optional<NextPeriod> next(Subscription subscription) {
        Instant begin = subscription.periodEnd();
        boolean ends =
                subscription.cancelAt().filter(end -> !end.isAfter(begin)).isPresent();
        return ends
                ? Optional.empty()
                : nextVersion(subscription).flatMap(plans::find).map(version -> next(version, begin));
    }

    /** A change that waits for the period's end has been promised; so has a move that the staff have planned for it. */
    private Optional<PlanVersionId> nextVersion(Subscription subscription) {
        return changes.findOpen(subscription.organization())
                .filter(change -> change.timing() == ChangeTiming.PERIOD_END)
                .map(TierChange::to)
                .or(() -> plannedVersion(subscription))
                .or(subscription::version);
    }

    /** Where it will be done indeed: a version that isn't known at Stripe waits, and one of another plan is dropped. */
    private Optional<PlanVersionId> plannedVersion(Subscription subscription) {
        Optional<PlanId> plan = subscription
                .version()
                .flatMap(plans::find)
                .map(version -> version.plan().id());
        return moves.planned(subscription.organization())
                .filter(move -> move.notBefore().isBefore(subscription.periodEnd()))
                .flatMap(move -> plans.find(move.version()))
                .filter(version -> version.prices().isPresent())
                .filter(version -> plan.equals(Optional.of(version.plan().id())))
                .map(PlanVersion::id);
    }

    private static NextPeriod next(PlanVersion version, Instant begin) {
        boolean isMonthly = version.terms().interval() == BillingInterval.MONTH;
        Instant end =
                begin.atOffset(ZoneOffset.UTC).plusMonths(isMonthly ? 1 : 12).toInstant();
        BilledSegment as =
                new BilledSegment(begin, end, version.id(), version.planName(), version.terms(), Map.of(), false);
        return new NextPeriod(begin, end, as);
    }
}
