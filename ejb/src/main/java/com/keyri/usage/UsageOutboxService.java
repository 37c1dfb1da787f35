package com.keyri.usage;

import com.keyri.usage.model.DeltaOutcome;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageDelta;
import com.keyri.usage.model.UsageShard;
import com.keyri.usage.model.WaitingUsage;
import com.keyri.usage.store.UsageComparisonStore;
import com.keyri.usage.store.UsageDeltaStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes deltas of closed hours, takes them from the outbox, and writes down what became of them. */
@PermitAll
@Stateless
public class UsageOutboxService {
    /** Longer than what is sent under one takes, with all time-outs. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** So that what happened at the end of an hour is in it. */
    private static final Duration CLOSED_AFTER = Duration.ofMinutes(5);

    /** A day before Stripe takes nothing any more. */
    private static final Duration OLDEST = Duration.ofDays(34);

    private static final int BATCH = 5_000;

    @Inject
    UsageDeltaStore store;

    @Inject
    UsageComparisonStore comparisons;

    @Inject
    InstantSource clock;

    /** Gives hours that are over to the outbox; whether there may be more. */
    public boolean closeSome() {
        Instant now = clock.instant();
        return store.close(now, now.minus(CLOSED_AFTER), BATCH) == BATCH;
    }

    /** Gives what Stripe wouldn't take any more to a person; whether there may be more. */
    public boolean expireSome() {
        Instant now = clock.instant();
        return store.expire(now, now.minus(OLDEST), BATCH) == BATCH;
    }

    /** Customers' meters with something to send, leased to this node. */
    public List<UsageShard> take(int most) {
        Instant now = clock.instant();
        return store.takeShards(now, now.plus(LEASE), most);
    }

    /** The next deltas of a leased meter, written down as tried before anybody tries. */
    public List<UsageDelta> begin(UsageShard shard, int most) {
        return store.begin(shard, clock.instant(), most);
    }

    public void beginAnew(UsageDelta delta) {
        store.beginAnew(delta.identifier(), clock.instant());
    }

    /** What Stripe has, and may have, of the hour that a delta is of. */
    public Optional<SentHour> sentInHourOf(UsageShard shard, UsageDelta delta) {
        Instant hour = delta.at().truncatedTo(ChronoUnit.HOURS);
        return comparisons.sent(shard.customer(), shard.meter(), hour, hour.plus(1, ChronoUnit.HOURS)).stream()
                .filter(sent -> sent.organization().equals(delta.organization()))
                .findFirst();
    }

    /**
     * Writes down what became of deltas and gives their meter back.
     *
     * @param pause how long it is left alone; empty where nothing failed
     */
    public void end(UsageShard shard, List<DeltaOutcome> outcomes, Optional<Duration> pause) {
        Instant now = clock.instant();
        store.end(outcomes, now);
        store.release(shard, now, pause.isPresent(), now.plus(pause.orElse(Duration.ZERO)));
    }

    /** Stripe has taken these in and doesn't count them; how many are ours. */
    public int reject(List<String> identifiers, String reason) {
        return store.reject(identifiers, reason, clock.instant());
    }

    /** What waits, on all nodes together. */
    public WaitingUsage waiting() {
        return store.waiting();
    }
}
