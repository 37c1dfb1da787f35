package com.keyri.usage;

import com.keyri.log.EventLog;
import com.keyri.organization.model.OrganizationId;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.usage.model.DriftKind;
import com.keyri.usage.model.FoundDrift;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageComparison;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares what Stripe's meters have counted with what it was told, customer by customer. */
@ApplicationScoped
public class UsageComparisons {
    private static final int BATCH = 10;

    /** So far back is looked for whose a customer is. */
    private static final Duration LOOK_BACK = Duration.ofDays(70);

    @EJB
    UsageComparisonService service;

    @Inject
    MeterGateway meters;

    @Inject
    CallPace pace;

    @Inject
    EventLog log;

    @Inject
    InstantSource clock;

    /**
     * Compares some; whether there may be more. Ends at the first failure of Stripe's: the meter that failed keeps its
     * lease, so that others come first the next time.
     */
    boolean compareSome() {
        Instant until = UsageComparisonService.settledUntil(clock.instant());
        Deque<UsageComparison> due = new ArrayDeque<>(service.take(until, BATCH));
        boolean maybeMore = due.size() == BATCH;
        while (!due.isEmpty()) {
            UsageComparison comparison = due.remove();
            try {
                compare(comparison, until);
            } catch (StripeException e) {
                if (!isAboutIt(e)) {
                    log.info(
                            "usage isn't compared for now",
                            Map.of("reason", e.failure().name()));
                    due.forEach(service::release);
                    return false;
                }
                leaveOut(comparison, until, e);
            }
        }
        return maybeMore;
    }

    /** A customer who was deleted, for instance: no reason why others should wait. */
    private static boolean isAboutIt(StripeException e) {
        return e.failure() == StripeFailure.REFUSED || e.failure() == StripeFailure.NOT_FOUND;
    }

    private void leaveOut(UsageComparison comparison, Instant until, StripeException e) {
        log.warning(
                "Stripe says nothing of a customer's usage; it isn't compared",
                Map.of(
                        "customer", comparison.customer(),
                        "meter", comparison.meter().name(),
                        "reason", e.code().orElse(e.failure().name())));
        service.leaveOut(comparison, until);
    }

    private void compare(UsageComparison comparison, Instant until) {
        Instant from = since(comparison, until);
        List<SentHour> before = service.sent(comparison, from.minus(LOOK_BACK), until);
        Map<Instant, Long> theirs = theirs(comparison, from, until);
        List<SentHour> sent = service.sent(comparison, from.minus(LOOK_BACK), until);
        Set<SentHour> settled = Set.copyOf(before); // What is sent meanwhile may be in their sums or not.
        List<OrganizationId> organizations =
                sent.stream().map(SentHour::organization).distinct().toList();
        List<FoundDrift> found = new ArrayList<>();
        for (SentHour hour : sent) {
            long counted = hour.hour().isBefore(from) ? hour.sent() : theirs.getOrDefault(hour.hour(), 0L);
            theirs.remove(hour.hour());
            if (counted != hour.sent() && hour.unknown() == 0 && settled.contains(hour)) {
                found.add(drift(comparison, hour.organization(), hour.hour(), hour.sent(), counted));
            }
        }
        if (!organizations.isEmpty()) {
            theirs.forEach((hour, counted) ->
                    found.add(drift(comparison, organizations.get(organizations.size() - 1), hour, 0, counted)));
        }
        service.end(comparison, from, until, found);
    }

    private static Instant since(UsageComparison comparison, Instant until) {
        Instant oldest = until.minus(UsageComparisonService.WHOLE);
        return comparison
                .comparedUntil()
                .filter(last -> !comparison.isWhole() && last.isAfter(oldest))
                .orElse(oldest);
    }

    private Map<Instant, Long> theirs(UsageComparison comparison, Instant from, Instant until) {
        String name = StripeMeterEvents.name(comparison.meter());
        Map<Instant, Long> counted = new TreeMap<>();
        meters.findMeter(name).ifPresent(meter -> {
            pace.await();
            meters.summaries(meter, comparison.customer(), from, until, true)
                    .forEach(sum -> counted.merge(sum.from(), sum.value(), Long::sum));
        });
        return counted;
    }

    private static FoundDrift drift(
            UsageComparison comparison, OrganizationId organization, Instant hour, long ours, long theirs) {
        return new FoundDrift(
                DriftKind.SUMMARY,
                organization,
                comparison.meter(),
                hour,
                hour.plus(1, ChronoUnit.HOURS),
                "",
                ours,
                theirs);
    }
}
