package com.keyri.usage;

import com.keyri.usage.model.FoundDrift;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageComparison;
import com.keyri.usage.store.UsageComparisonStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Takes meters that are to be compared with Stripe's, and writes down where they differ. Nothing is put right by
 * itself.
 */
@PermitAll
@Stateless
public class UsageComparisonService {
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** So that what was sent is in Stripe's sums. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private static final Duration WHOLE_EVERY = Duration.ofDays(1);

    /** As far back as Stripe takes something. */
    static final Duration WHOLE = Duration.ofDays(35);

    @Inject
    UsageComparisonStore store;

    @Inject
    UsageMetrics metrics;

    @Inject
    InstantSource clock;

    /** Up to when hours can be compared at a moment. */
    static Instant settledUntil(Instant moment) {
        return moment.minus(SETTLED).truncatedTo(ChronoUnit.HOURS);
    }

    /** Meters that are to be compared up to {@code until}, leased to this node. */
    public List<UsageComparison> take(Instant until, int most) {
        Instant now = clock.instant();
        return store.take(now, now.plus(LEASE), until, now.minus(WHOLE_EVERY), most);
    }

    /** What Stripe has been told of a meter since. */
    public List<SentHour> sent(UsageComparison comparison, Instant from, Instant to) {
        return store.sent(comparison.customer(), comparison.meter(), from, to);
    }

    /** Writes down what a comparison found, and gives the meter back. */
    public void end(UsageComparison comparison, Instant from, Instant to, List<FoundDrift> found) {
        Instant now = clock.instant();
        found.forEach(drift -> note(drift, now));
        store.endGone(comparison, from, to, now);
        store.end(comparison, Optional.of(to), comparison.isWhole());
    }

    /** Stripe says nothing of this one. It comes again with the next hour, and all of it then. */
    public void leaveOut(UsageComparison comparison, Instant to) {
        store.end(comparison, Optional.of(to), false);
    }

    /** Gives a meter back that wasn't compared. */
    public void release(UsageComparison comparison) {
        store.end(comparison, Optional.empty(), false);
    }

    /** Compares our own sums: events and buckets, buckets and deltas. How many of them differ. */
    public int checkSums() {
        Instant until = settledUntil(clock.instant());
        List<FoundDrift> found = store.imbalances(until.minus(WHOLE), until);
        Instant now = clock.instant();
        found.forEach(drift -> note(drift, now));
        return found.size();
    }

    private void note(FoundDrift drift, Instant now) {
        if (store.note(drift, now)) {
            metrics.drifted(drift.kind());
        }
    }
}
