package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.ItemChanges;
import com.keyri.subscription.model.MirroredItem;
import com.keyri.subscription.model.Proration;
import com.keyri.subscription.model.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Works out changes of plan, and refuses those that can't be, with the reason, beginning with the field. */
@ApplicationScoped
class TierOffers {
    static final String FIELD = "planVersionId ";

    @Inject
    Plans plans;

    /** What the customer may change to: the newest version of each plan that is offered to them. */
    TierOffer forCustomer(Subscription subscription, PlanVersionId to, Instant at) {
        PlanVersion next = plans.forOrganization(subscription.organization()).stream()
                .filter(version -> version.id().equals(to))
                .findFirst()
                .orElseThrow(() -> notOffered(subscription.organization(), to));
        return of(subscription, next, at);
    }

    /** The same plan under another version, from the next period on, because the staff have decided so. */
    TierOffer forMove(Subscription subscription, PlanVersion next, Instant at) {
        if (!next.isFor(subscription.organization()) || next.prices().isEmpty()) {
            throw refused("that version isn't this customer's to have");
        }
        return offer(subscription, present(subscription), next, ChangeTiming.PERIOD_END, at);
    }

    private TierOffer of(Subscription subscription, PlanVersion next, Instant at) {
        PlanVersion present = present(subscription);
        boolean isDearer = next.terms().flatFee() > present.terms().flatFee();
        return offer(subscription, present, next, isDearer ? ChangeTiming.NOW : ChangeTiming.PERIOD_END, at);
    }

    private static TierOffer offer(
            Subscription subscription, PlanVersion present, PlanVersion next, ChangeTiming timing, Instant at) {
        requireFit(subscription, present, next);
        if (at.isBefore(subscription.periodStart()) || !at.isBefore(subscription.periodEnd())) {
            throw refused("the present period has just ended: try again in a few minutes");
        }
        boolean isFree = timing == ChangeTiming.PERIOD_END || subscription.isTrial();
        Proration proration = isFree
                ? Proration.nothing(next.terms().currency(), at)
                : Proration.of(present.terms(), next.terms(), subscription.periodStart(), subscription.periodEnd(), at);
        return new TierOffer(
                present,
                next,
                timing,
                proration,
                timing == ChangeTiming.NOW ? at : subscription.periodEnd(),
                items(
                        subscription,
                        present.prices().orElseThrow(),
                        next.prices().orElseThrow()));
    }

    private static void requireFit(Subscription subscription, PlanVersion present, PlanVersion next) {
        PlanTerms from = present.terms();
        PlanTerms to = next.terms();
        if (next.id().equals(present.id())) {
            throw refused("that is the plan you have");
        }
        if (!to.currency().equals(from.currency())) {
            throw refused("a plan in " + to.currency() + " can't follow one in " + from.currency());
        }
        if (to.interval() != from.interval()) {
            throw refused(
                    "a plan that is paid by the " + word(to) + " can't follow one that is paid by the " + word(from));
        }
        if (!subscription.status().isGood()) {
            throw refused("a payment is missing: pay the open invoice first");
        }
        if (subscription.pendingUpdate()) {
            throw refused("a change waits for its payment already");
        }
        if (subscription.cancelAt().isPresent()) {
            throw refused("your subscription has been ended: let it go on first");
        }
    }

    private static String word(PlanTerms terms) {
        return terms.interval().name().toLowerCase(Locale.ROOT);
    }

    private PlanVersion present(Subscription subscription) {
        return subscription
                .version()
                .flatMap(plans::find)
                .filter(version -> version.prices().isPresent())
                .orElseThrow(() -> refused("your present plan isn't one of this installation's: ask its operator"));
    }

    private DomainException notOffered(OrganizationId organization, PlanVersionId to) {
        Optional<PlanVersion> known = plans.find(to).filter(version -> version.isFor(organization));
        if (known.isEmpty()) {
            return refused("there is no such plan");
        }
        return refused(
                known.filter(version -> version.plan().isOffered()).isEmpty()
                        ? "that plan isn't offered any more"
                        : "that plan can't be ordered in this version");
    }

    /** Item by item: whatever is there gets its new price; only what has no counterpart is added or removed. */
    private static ItemChanges items(Subscription subscription, PublishedPrices from, PublishedPrices to) {
        Map<String, String> next = new TreeMap<>();
        next.put(from.flatFee(), to.flatFee());
        for (Meter meter : from.charges().keySet()) {
            Optional.ofNullable(to.charges().get(meter))
                    .ifPresent(price -> next.put(from.charges().get(meter), price));
        }
        Map<String, String> replaced = new TreeMap<>();
        List<String> removed = new ArrayList<>();
        List<String> prices = new ArrayList<>();
        for (MirroredItem item : subscription.items()) {
            Optional<String> price = Optional.ofNullable(next.get(item.price()));
            price.filter(other -> !other.equals(item.price())).ifPresent(other -> replaced.put(item.id(), other));
            price.ifPresentOrElse(prices::add, () -> removed.add(item.id()));
        }
        List<String> added = BoughtVersion.all(to)
                .filter(price -> !prices.contains(price))
                .sorted()
                .toList();
        prices.addAll(added);
        return new ItemChanges(replaced, added, removed, prices);
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(FIELD + reason));
    }
}
