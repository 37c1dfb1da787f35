package com.keyri.subscription;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.plan.PlanMoves;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanVersion;
import com.keyri.problem.DomainException;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.subscription.store.TierChangeStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Customers whom the staff move to another version of their plan: the same way as their own changes, without a phone.
 */
@PermitAll
@Stateless
public class PriceMoveService {
    private static final int BATCH = 50;

    @Inject
    PlanMoves moves;

    @Inject
    Plans plans;

    @Inject
    TierOffers offers;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    TierChangeStore changes;

    @Inject
    OrganizationStore organizations;

    @Inject
    OrganizationScope scope;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Those whose time has come. */
    public List<PlanMove> due() {
        return moves.due(BATCH);
    }

    /** Begins one, where nothing else is under way; otherwise it stays due, and comes again after a while. */
    public void begin(PlanMove move) {
        OrganizationId organization = move.organization();
        scope.enter(organization);
        if (organizations.findToChange(organization).isEmpty()) {
            throw new IllegalStateException("no organization " + organization);
        }
        Optional<PlanVersion> next = plans.find(move.version());
        Optional<Subscription> subscription = subscriptions.findLive(organization);
        Optional<PlanVersion> present =
                subscription.flatMap(Subscription::version).flatMap(plans::find);
        boolean isTheirs = present.isPresent()
                && next.filter(version -> version.plan()
                                .id()
                                .equals(present.orElseThrow().plan().id()))
                        .isPresent();
        if (!isTheirs) {
            moves.dropped(move.id());
        } else if (present.orElseThrow().id().equals(move.version())) {
            moves.done(move.id());
        } else if (changes.findOpen(organization).isEmpty()) {
            begin(move, subscription.orElseThrow(), next.orElseThrow());
        }
    }

    private void begin(PlanMove move, Subscription subscription, PlanVersion next) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<TierOffer> offer = offer(subscription, next, now);
        if (offer.isEmpty()) {
            return; // A payment is missing, say: it stays due.
        }
        TierChange change = offer.orElseThrow().ask(subscription, Optional.empty(), now);
        if (changes.add(change) && moves.done(move.id())) {
            audit.record(AuditEvent.success(
                            subscription.organization(),
                            "plan.move-begun",
                            Actor.SYSTEM,
                            Target.of("plan-change", change.id()))
                    .with(Map.of(
                            "from", change.from().toString(), "to", change.to().toString())));
        }
    }

    private Optional<TierOffer> offer(Subscription subscription, PlanVersion next, Instant now) {
        try {
            return Optional.of(offers.forMove(subscription, next, now));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }
}
