package com.keyri.subscription;

import com.keyri.plan.Plans;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.usage.UsageSegments;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Tells usage which version of a plan an organization has when, in the transaction in which the mirror learns it. */
@ApplicationScoped
class ToldSegments {
    /** Three years of months: whoever was away for longer has other troubles. */
    private static final int MOST_GAPS = 36;

    @Inject
    UsageSegments segments;

    @Inject
    Plans plans;

    @Inject
    InstantSource clock;

    void follow(Optional<Subscription> before, Subscription next) {
        if (next.status().isOver()) {
            segments.end(next.organization(), ended(next));
        } else if (next.status() != SubscriptionStatus.INCOMPLETE
                && next.version().isPresent()) {
            before.filter(known -> known.periodEnd().isBefore(next.periodStart()))
                    .ifPresent(known -> fill(known, next.periodStart()));
            tell(next, begin(next), next.periodStart(), next.periodEnd());
        }
    }

    /**
     * Within one period another version counts from now on; what was used until now is the former one's. The same one
     * goes on from where it began, whatever else of the subscription changes.
     */
    private Instant begin(Subscription next) {
        return segments.within(next.organization(), new UsagePeriod(next.periodStart(), next.periodEnd()))
                .filter(told -> told.period().startsAt().equals(next.periodStart()))
                .filter(told -> told.plan().isPresent())
                .reduce((earlier, later) -> later)
                .map(last -> last.plan().equals(next.version())
                        ? last.startsAt()
                        : within(next, clock.instant(), next.periodEnd().minusSeconds(1)))
                .orElse(next.periodStart());
    }

    /** At the end of the period at the latest, so that one that is used up stays what a bill is made for. */
    private Instant ended(Subscription next) {
        Instant moment = next.cancelAt().filter(clock.instant()::isAfter).orElseGet(clock::instant);
        return within(next, moment, next.periodEnd());
    }

    private static Instant within(Subscription subscription, Instant moment, Instant last) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        if (second.isBefore(subscription.periodStart())) {
            return subscription.periodStart();
        }
        return second.isAfter(last) ? last : second;
    }

    /** Periods that nobody has read of were as the last one that somebody has. */
    private void fill(Subscription known, Instant until) {
        Optional<BillingInterval> interval =
                known.version().flatMap(plans::find).map(PlanVersion::terms).map(terms -> terms.interval());
        Instant start = known.periodEnd();
        for (int i = 1; interval.isPresent() && i <= MOST_GAPS && start.isBefore(until); i++) {
            Instant counted = later(known.periodEnd(), interval.orElseThrow(), i);
            Instant end = counted.isAfter(until) ? until : counted;
            tell(known, start, start, end);
            start = end;
        }
    }

    private static Instant later(Instant moment, BillingInterval interval, int count) {
        LocalDateTime from = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return (interval == BillingInterval.MONTH ? from.plusMonths(count) : from.plusYears(count))
                .toInstant(ZoneOffset.UTC);
    }

    private void tell(Subscription subscription, Instant from, Instant periodStart, Instant periodEnd) {
        segments.tell(new UsageSegment(
                subscription.organization(),
                from,
                periodEnd,
                new UsagePeriod(periodStart, periodEnd),
                subscription.version(),
                Optional.of(subscription.customer())));
    }
}
