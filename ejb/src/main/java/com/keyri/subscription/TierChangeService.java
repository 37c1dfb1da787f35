package com.keyri.subscription;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.schedule.BackOff;
import com.keyri.subscription.model.DifferenceKind;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
import com.keyri.subscription.store.DifferenceStore;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.subscription.store.TierChangeStore;
import com.keyri.subscription.store.TierChangeStore.Step;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of changes of tier, each a transaction of its own. Nothing here speaks to Stripe. */
@PermitAll
@Stateless
public class TierChangeService {
    /** Longer than all calls of a step can take. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final int BATCH = 20;

    @Inject
    TierChangeStore changes;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    DifferenceStore differences;

    @Inject
    Plans plans;

    @Inject
    BillingNotices notices;

    @Inject
    OrganizationScope scope;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Those that are due, which nobody else gets for a while. */
    public Map<TierChangeId, OrganizationId> take() {
        Instant now = clock.instant();
        return changes.take(now, now.plus(LEASE), BATCH);
    }

    /**
     * One that was taken; that Stripe may have been asked is written down before it is. Empty where it is over by now.
     */
    public Optional<TierChange> begin(TierChangeId id, OrganizationId organization) {
        scope.enter(organization);
        TierChange change = changes.lock(id).orElseThrow();
        if (change.state().isOver()) {
            return Optional.empty();
        }
        if (change.state() != TierChangeState.ASKED) {
            return Optional.of(change);
        }
        Instant now = clock.instant();
        changes.move(
                id,
                TierChangeState.ASKED,
                new Step(
                        TierChangeState.SENDING,
                        now.plus(LEASE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now)));
        return changes.find(id);
    }

    /** Nobody knows yet: later. */
    public void putOff(TierChange change) {
        scope.enter(change.organization());
        changes.move(
                change.id(),
                change.state(),
                new Step(
                        change.state(),
                        clock.instant().plus(BackOff.after(change.attempts())),
                        Optional.empty(),
                        Optional.empty(),
                        change.sentAt()));
    }

    /** It waits: for a payment, or for the period's end. */
    public void waits(TierChange change, TierChangeState next, Instant until) {
        scope.enter(change.organization());
        changes.move(
                change.id(),
                change.state(),
                new Step(next, until, Optional.empty(), Optional.empty(), change.sentAt()));
    }

    /** It is over. */
    public void end(TierChange change, TierChangeState end, Optional<String> refusal) {
        scope.enter(change.organization());
        Instant now = clock.instant();
        boolean isNews = changes.move(
                change.id(), change.state(), new Step(end, now, refusal, Optional.of(now), change.sentAt()));
        if (!isNews) {
            return;
        }
        audit.record(AuditEvent.success(
                        change.organization(),
                        end == TierChangeState.DONE ? "plan.changed" : "plan.change-ended",
                        Actor.SYSTEM,
                        Target.of("plan-change", change.id()))
                .with(Map.of(
                        "from", change.from().toString(),
                        "to", change.to().toString(),
                        "state", end.name(),
                        "refusal", refusal.orElse(""))));
        if (end == TierChangeState.DONE) {
            notices.planChanged(change.organization(), name(change.from()), name(change.to()));
        } else if (change.askedBy().isEmpty()) {
            differences.note(
                    Optional.of(change.organization()),
                    DifferenceKind.PLAN_MOVE,
                    change.id().toString(),
                    end + " " + refusal.orElse(""),
                    now);
        } else if (end != TierChangeState.WITHDRAWN) {
            notices.planNotChanged(change.organization(), name(change.from()), name(change.to()));
        }
    }

    /** Stripe has invoiced so much for it. */
    public void compare(TierChange change, Optional<Long> invoiced) {
        long stripes = invoiced.orElse(0L);
        if (stripes != change.amount().minorUnits()) {
            differences.note(
                    Optional.of(change.organization()),
                    DifferenceKind.PRORATION,
                    change.id().toString(),
                    change.amount().minorUnits() + " approved, "
                            + invoiced.map(String::valueOf).orElse("nothing") + " invoiced",
                    clock.instant());
        }
    }

    /** The customer at Stripe whose change it is. */
    public Optional<String> customer(TierChange change) {
        scope.enter(change.organization());
        return subscriptions.findCustomer(change.organization());
    }

    /** All prices of the version from which it goes, sorted; nothing where that isn't known. */
    public List<String> pricesBefore(TierChange change) {
        scope.enter(change.organization());
        return plans.find(change.from()).flatMap(PlanVersion::prices).stream()
                .flatMap(BoughtVersion::all)
                .sorted()
                .toList();
    }

    /** The prices of flat fees, by which an invoice's lines are known. */
    public Set<String> flatPrices(TierChange change) {
        scope.enter(change.organization());
        return Stream.of(change.from(), change.to())
                .flatMap(version -> plans.find(version).stream())
                .flatMap(version -> version.prices().stream())
                .map(PublishedPrices::flatFee)
                .collect(Collectors.toSet());
    }

    private String name(PlanVersionId version) {
        return plans.find(version).map(PlanVersion::planName).orElse("another plan");
    }
}
