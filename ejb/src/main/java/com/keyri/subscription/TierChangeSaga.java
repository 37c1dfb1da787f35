package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.PlannedSubscriptionChange;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.stripe.StripeInvoice;
import com.keyri.stripe.StripeInvoiceLine;
import com.keyri.stripe.StripeSubscription;
import com.keyri.stripe.SubscriptionChange;
import com.keyri.stripe.SubscriptionGateway;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.MirroredItem;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has changes of tier come about at Stripe. Before each attempt the subscription is looked at: what is done already
 * isn't done again. Where nobody knows, the same request goes out again under the same key, which is the change's id,
 * as long as Stripe remembers it; after that nothing is sent any more.
 */
@ApplicationScoped
class TierChangeSaga {
    private static final Duration PAYMENT_LOOK = Duration.ofMinutes(5);
    private static final Duration LATE_LOOK = Duration.ofMinutes(5);
    /** How long after the period's end Stripe may take to go on to the next one. */
    private static final Duration LATEST = Duration.ofHours(6);

    private static final int INVOICES = 10;

    @Inject
    SubscriptionGateway gateway;

    @Inject
    InvoiceGateway invoices;

    @Inject
    SubscriptionMirror mirror;

    @EJB
    TierChangeService service;

    @Inject
    InstantSource clock;

    /** Does the next step of all that are due; one that fails leaves the others alone. */
    void runDue() {
        List<RuntimeException> failures = new ArrayList<>();
        service.take().forEach((id, organization) -> {
            try {
                run(id, organization);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void run(TierChangeId id, OrganizationId organization) {
        Optional<TierChange> begun = service.begin(id, organization);
        if (begun.isEmpty()) {
            return; // Somebody else has ended it meanwhile.
        }
        TierChange change = begun.orElseThrow();
        try {
            step(change);
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.REFUSED && change.state() == TierChangeState.SENDING) {
                service.end(change, TierChangeState.REFUSED, Optional.of(word(e)));
            } else {
                service.putOff(change);
            }
        }
    }

    private void step(TierChange change) {
        Optional<StripeSubscription> found = mirror.refresh(change.subscription());
        if (found.filter(read -> !read.status().isOver()).isEmpty()) {
            service.end(change, TierChangeState.REFUSED, Optional.of("SUBSCRIPTION_ENDED"));
            return;
        }
        StripeSubscription present = found.orElseThrow();
        if (change.state() == TierChangeState.WITHDRAWING) {
            withdraw(change, present);
        } else if (isDone(change, present)) {
            done(change);
        } else if (change.timing() == ChangeTiming.NOW) {
            now(change, present);
        } else {
            atPeriodEnd(change, present);
        }
    }

    private void now(TierChange change, StripeSubscription present) {
        if (present.pendingUpdate()) {
            service.waits(
                    change, TierChangeState.AWAITING_PAYMENT, clock.instant().plus(PAYMENT_LOOK));
        } else if (change.state() == TierChangeState.AWAITING_PAYMENT) {
            service.end(change, TierChangeState.REFUSED, Optional.of("NOT_PAID"));
        } else if (change.isKeyOldAt(clock.instant())) {
            service.end(change, TierChangeState.LAPSED, Optional.of("STRIPE_AWAY"));
        } else if (!isAsItWas(change, present)) {
            service.end(change, TierChangeState.REFUSED, Optional.of("CHANGED_MEANWHILE"));
        } else {
            judge(
                    change,
                    gateway.change(new SubscriptionChange(
                            change.subscription(),
                            change.items().replaced(),
                            change.items().added(),
                            change.items().removed(),
                            Optional.of(change.proratedAt()),
                            change.id().toString())));
        }
    }

    private void judge(TierChange change, StripeSubscription answer) {
        if (isDone(change, answer)) {
            done(change);
        } else if (answer.pendingUpdate()) {
            service.waits(
                    change, TierChangeState.AWAITING_PAYMENT, clock.instant().plus(PAYMENT_LOOK));
        } else {
            service.putOff(change); // The next look says.
        }
    }

    private void atPeriodEnd(TierChange change, StripeSubscription present) {
        Instant now = clock.instant();
        boolean isPast = !now.isBefore(change.effectiveAt());
        if (present.schedule().isPresent() && change.state() == TierChangeState.SCHEDULED) {
            service.waits(change, TierChangeState.SCHEDULED, isPast ? now.plus(LATE_LOOK) : change.effectiveAt());
        } else if (change.state() == TierChangeState.SCHEDULED) {
            missing(change, isPast);
        } else if (isPast && present.schedule().isPresent()) {
            // It was planned and the answer lost: Stripe is about to do it.
            service.waits(change, TierChangeState.SCHEDULED, now.plus(LATE_LOOK));
        } else if (isPast) {
            service.end(change, TierChangeState.LAPSED, Optional.of("STRIPE_AWAY"));
        } else if (!isAsItWas(change, present)) {
            service.end(change, TierChangeState.REFUSED, Optional.of("CHANGED_MEANWHILE"));
        } else {
            gateway.changeAtPeriodEnd(new PlannedSubscriptionChange(
                    change.subscription(), change.items().prices(), key(change)));
            service.waits(change, TierChangeState.SCHEDULED, change.effectiveAt());
        }
    }

    /** What was planned at Stripe isn't any more, and didn't happen either. */
    private void missing(TierChange change, boolean isPast) {
        if (isPast && clock.instant().isBefore(change.effectiveAt().plus(LATEST))) {
            service.waits(change, TierChangeState.SCHEDULED, clock.instant().plus(LATE_LOOK));
        } else {
            service.end(change, TierChangeState.REFUSED, Optional.of("NOT_AS_PLANNED"));
        }
    }

    private void withdraw(TierChange change, StripeSubscription present) {
        if (isDone(change, present)) {
            done(change); // Too late: it has happened.
            return;
        }
        if (present.schedule().isPresent()) {
            gateway.cancelChangeAtPeriodEnd(change.subscription(), key(change) + "-withdrawal");
        }
        service.end(change, TierChangeState.WITHDRAWN, Optional.empty());
    }

    private void done(TierChange change) {
        mirror.refresh(change.subscription()); // Granted when paid, and at once then.
        if (change.timing() == ChangeTiming.NOW) {
            service.compare(change, invoiced(change));
        }
        service.end(change, TierChangeState.DONE, Optional.empty());
    }

    /**
     * What Stripe has invoiced for exactly this: the lines of the flat fees that begin in the second that was agreed
     * to.
     */
    private Optional<Long> invoiced(TierChange change) {
        Set<String> prices = service.flatPrices(change);
        List<StripeInvoice> latest = service.customer(change)
                .map(customer ->
                        invoices.list(customer, Optional.empty(), INVOICES).items())
                .orElse(List.of());
        List<StripeInvoiceLine> lines = latest.stream()
                .filter(invoice -> invoice.subscription()
                        .filter(change.subscription()::equals)
                        .isPresent())
                .flatMap(invoice -> invoice.lines().stream())
                .filter(line -> line.isProration()
                        && line.from().equals(change.proratedAt())
                        && line.price().filter(prices::contains).isPresent())
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.stream()
                        .mapToLong(line -> line.amount().minorUnits())
                        .sum());
    }

    private static boolean isDone(TierChange change, StripeSubscription present) {
        return change.items().areDoneIn(MirrorShape.items(present));
    }

    /**
     * Whether each item that is to be changed or removed is there, and all of them have the prices of the version from
     * which the change was approved.
     */
    private boolean isAsItWas(TierChange change, StripeSubscription present) {
        List<MirroredItem> items = MirrorShape.items(present);
        Set<String> ids = items.stream().map(MirroredItem::id).collect(Collectors.toSet());
        List<String> prices = items.stream().map(MirroredItem::price).sorted().toList();
        return ids.containsAll(change.items().replaced().keySet())
                && ids.containsAll(change.items().removed())
                && prices.equals(service.pricesBefore(change));
    }

    /** What is planned can be planned again and again; where Stripe has forgotten the key, under the next one. */
    private String key(TierChange change) {
        long lives = change.sentAt()
                .map(sent -> Duration.between(sent, clock.instant()).dividedBy(TierChange.KEY_LIFE))
                .orElse(0L);
        return lives == 0 ? change.id().toString() : change.id() + "-" + lives;
    }

    private static String word(StripeException refusal) {
        return refusal.code()
                .filter(code -> code.matches("[A-Za-z0-9_.-]{1,60}"))
                .orElse("REFUSED");
    }
}
