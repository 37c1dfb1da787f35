package com.keyri.subscription;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.stripe.StripeSubscription;
import com.keyri.subscription.model.DifferenceKind;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.subscription.store.DifferenceStore;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.subscription.store.TierChangeStore;
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

/** Keeps what was read of Stripe's subscriptions, and what follows from it. Nothing here speaks to Stripe. */
@PermitAll
@Stateless
public class MirrorService {
    private static final Duration UNREAD = Duration.ofHours(24);
    /** Longer than a batch takes while Stripe is slow; whom nobody could read is tried again after it. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int BATCH = 20;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    TierChangeStore changes;

    @Inject
    DifferenceStore differences;

    @Inject
    BoughtVersion versions;

    @Inject
    Entitlements entitlements;

    @Inject
    ToldSegments segments;

    @Inject
    OrganizationScope scope;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** How many readings of it were kept: to be asked before it is read. */
    public long readCount(String subscription) {
        return subscriptions.readCount(subscription);
    }

    /** Customers at Stripe whose subscriptions are to be read anew, which nobody else gets for a while. */
    public List<String> dueCustomers() {
        Instant now = clock.instant();
        return subscriptions.dueCustomers(now, now.plus(LEASE), now.minus(UNREAD), BATCH);
    }

    /** The subscriptions of such a customer were read. */
    public void endReading(String customer) {
        subscriptions.endReading(customer, clock.instant());
    }

    /** Whether the customer has owed something that a reading of subscriptions can't tell to be paid. */
    public boolean mayHaveSettled(String customer) {
        return subscriptions
                .enterByCustomer(customer)
                .filter(organization -> entitlements.of(organization).owes())
                .filter(organization -> isWithoutClaim(status(organization)))
                .isPresent();
    }

    /** None of the customer's invoices is left to be paid: where its subscriptions claim nothing, nothing is owed. */
    public void settle(String customer) {
        subscriptions.enterByCustomer(customer).ifPresent(organization -> {
            SubscriptionStatus status = status(organization);
            if (isWithoutClaim(status)) {
                entitlements.settle(organization, status);
            }
        });
    }

    private SubscriptionStatus status(OrganizationId organization) {
        return subscriptions.findLast(organization).map(Subscription::status).orElse(SubscriptionStatus.CANCELED);
    }

    /** What has ended, or isn't paid yet, says nothing of what was owed before. */
    private static boolean isWithoutClaim(SubscriptionStatus status) {
        return status.isOver() || status == SubscriptionStatus.TRIALING;
    }

    /** A checkout has made this customer for the organization. */
    public void connect(OrganizationId organization, String customer) {
        scope.enter(organization);
        subscriptions.addCustomer(organization, customer, clock.instant());
        boolean isIt = subscriptions
                .findCustomer(organization)
                .filter(customer::equals)
                .isPresent();
        if (isIt) {
            differences.end(DifferenceKind.UNKNOWN_CUSTOMER, customer, clock.instant());
        } else {
            differences.note(
                    Optional.of(organization),
                    DifferenceKind.OTHER_CUSTOMER,
                    customer,
                    "a checkout of an organization that is another customer already",
                    clock.instant());
        }
    }

    /**
     * Keeps a reading, where no other one was kept since it began. One that says nothing new counts as well: an older
     * one that is still under way doesn't any more.
     *
     * @param readCount of before the reading began
     */
    public KeptReading keep(StripeSubscription read, long readCount) {
        Optional<OrganizationId> organization = subscriptions.enterByCustomer(read.customer());
        if (organization.isEmpty()) {
            noteUnknownCustomer(read);
            return KeptReading.NOTHING_NEW;
        }
        Optional<PlanVersion> version = versions.of(MirrorShape.items(read));
        Subscription next = MirrorShape.of(read, organization.orElseThrow(), version.map(PlanVersion::id));
        Optional<Subscription> before = subscriptions.find(read.id());
        if (before.filter(known -> known.status().isOver()).isPresent()) {
            return KeptReading.NOTHING_NEW;
        }
        if (!subscriptions.keep(next, readCount, clock.instant())) {
            return isSecond(next) ? KeptReading.SECOND : KeptReading.OVERTAKEN;
        }
        differences.end(DifferenceKind.SECOND_SUBSCRIPTION, next.id(), clock.instant());
        noteFit(next);
        if (before.filter(next::equals).isPresent()) {
            return KeptReading.NOTHING_NEW;
        }
        follow(before, next);
        return KeptReading.KEPT;
    }

    private boolean isSecond(Subscription next) {
        return !next.status().isOver()
                && subscriptions
                        .findLive(next.organization())
                        .filter(live -> !live.id().equals(next.id()))
                        .isPresent();
    }

    /** It is a second one indeed. The other one keeps its place; whoever looks at it decides which one ends. */
    public void noteSecond(StripeSubscription read) {
        subscriptions
                .enterByCustomer(read.customer())
                .ifPresent(organization -> differences.note(
                        Optional.of(organization),
                        DifferenceKind.SECOND_SUBSCRIPTION,
                        read.id(),
                        "a second subscription that hasn't ended",
                        clock.instant()));
    }

    private void follow(Optional<Subscription> before, Subscription next) {
        changes.wake(next.id(), clock.instant());
        boolean isPresent = subscriptions
                .findLast(next.organization())
                .filter(last -> last.id().equals(next.id()))
                .isPresent();
        if (isPresent) {
            Optional<PlanVersionId> known = next.version().or(() -> before.flatMap(Subscription::version));
            entitlements.follow(next.organization(), next.status(), known);
            segments.follow(before, next);
        }
        if (before.map(Subscription::status).filter(next.status()::equals).isEmpty()) {
            audit.record(AuditEvent.success(
                            next.organization(),
                            "subscription.changed",
                            Actor.SYSTEM,
                            new Target("subscription", next.id()))
                    .with(Map.of("status", next.status().name())));
        }
    }

    private void noteFit(Subscription next) {
        if (next.version().isPresent() || next.status().isOver()) {
            differences.end(DifferenceKind.UNKNOWN_PRICE, next.id(), clock.instant());
            return;
        }
        differences.note(
                Optional.of(next.organization()),
                DifferenceKind.UNKNOWN_PRICE,
                next.id(),
                MirrorShape.prices(next.items()),
                clock.instant());
    }

    private void noteUnknownCustomer(StripeSubscription read) {
        if (!read.status().isOver() && versions.knowsAny(MirrorShape.items(read))) {
            differences.note(
                    Optional.empty(),
                    DifferenceKind.UNKNOWN_CUSTOMER,
                    read.customer(),
                    read.id() + ' ' + MirrorShape.prices(MirrorShape.items(read)),
                    clock.instant());
        }
    }
}
