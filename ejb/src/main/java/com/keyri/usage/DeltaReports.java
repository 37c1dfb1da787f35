package com.keyri.usage;

import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.MeterReport;
import com.keyri.stripe.MeterSummary;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.usage.model.DeltaOutcome;
import com.keyri.usage.model.DeltaState;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageDelta;
import com.keyri.usage.model.UsageShard;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports one delta. Stripe knows an identifier for a day at least, so one whose outcome nobody knows is sent again
 * within 23 hours; after that its hour is compared with Stripe's sum first.
 */
@ApplicationScoped
public class DeltaReports {
    private static final Duration SAFE = Duration.ofHours(23);
    private static final String TOO_OLD = "timestamp_too_far_in_past";

    /** Nothing about the delta: the clock goes wrong, or the meter isn't there yet. */
    private static final Set<String> OURS_TO_MEND = Set.of("timestamp_in_future", "no_meter", "archived_meter");

    private static final int LONGEST_FAILURE = 100;

    /**
     * What became of it.
     *
     * @param pause how long its meter is left alone; empty where the next one may go
     */
    record Tried(DeltaOutcome outcome, Optional<Duration> pause) {}

    @Inject
    MeterGateway meters;

    @EJB
    UsageOutboxService outbox;

    @Inject
    CallPace pace;

    @Inject
    ShardPauses pauses;

    @Inject
    InstantSource clock;

    Tried report(UsageShard shard, UsageDelta delta) {
        boolean mayHaveArrived = delta.mayHaveArrived();
        try {
            if (mayHaveArrived
                    && !clock.instant().isBefore(delta.firstAttemptAt().plus(SAFE))) {
                Optional<DeltaState> known = compare(shard, delta);
                if (known.isPresent()) {
                    return new Tried(outcome(delta, known.get(), "STRIPE_SUM"), Optional.empty());
                }
                outbox.beginAnew(delta);
                mayHaveArrived = false;
            }
            pace.await();
            meters.report(new MeterReport(
                    StripeMeterEvents.name(shard.meter()),
                    shard.customer(),
                    delta.quantity(),
                    delta.at(),
                    delta.identifier()));
            return new Tried(outcome(delta, DeltaState.SENT, ""), Optional.empty());
        } catch (StripeException e) {
            return isAboutIt(e) ? refused(shard, delta, mayHaveArrived, e) : failed(shard, delta, e);
        }
    }

    private static boolean isAboutIt(StripeException e) {
        return e.failure() == StripeFailure.REFUSED || e.failure() == StripeFailure.NOT_FOUND;
    }

    /** That Stripe refuses an attempt, or to tell its sum, says nothing of an earlier attempt. */
    private Tried refused(UsageShard shard, UsageDelta delta, boolean mayHaveArrived, StripeException e) {
        String failure = e.code().orElse(e.failure().name());
        if (OURS_TO_MEND.contains(failure)) {
            return new Tried(outcome(delta, DeltaState.PENDING, failure), Optional.of(pauses.after(shard)));
        }
        DeltaState known = failure.equals(TOO_OLD) ? DeltaState.EXPIRED : DeltaState.REJECTED;
        return new Tried(outcome(delta, mayHaveArrived ? DeltaState.UNCLEAR : known, failure), Optional.empty());
    }

    /** Empty where it certainly isn't there. */
    private Optional<DeltaState> compare(UsageShard shard, UsageDelta delta) {
        Optional<SentHour> ours = outbox.sentInHourOf(shard, delta);
        String meter = meters.findMeter(StripeMeterEvents.name(shard.meter()))
                .orElseThrow(() -> StripeException.refused(Optional.of("no_meter"), Optional.empty()));
        Instant hour = delta.at().truncatedTo(ChronoUnit.HOURS);
        pace.await();
        List<MeterSummary> sums = meters.summaries(meter, shard.customer(), hour, hour.plus(1, ChronoUnit.HOURS), true);
        long theirs = sums.stream().mapToLong(MeterSummary::value).sum();
        return ours.isEmpty() ? Optional.of(DeltaState.UNCLEAR) : decide(ours.get(), theirs);
    }

    /** With two unknown ones all or none can be told from the sum, and nothing with more. */
    private static Optional<DeltaState> decide(SentHour ours, long theirs) {
        if (ours.unknown() > 2 || ours.unknownSum() == 0) {
            return Optional.of(DeltaState.UNCLEAR);
        }
        if (theirs == ours.sent()) {
            return Optional.empty();
        }
        return Optional.of(theirs == ours.sent() + ours.unknownSum() ? DeltaState.SENT : DeltaState.UNCLEAR);
    }

    private Tried failed(UsageShard shard, UsageDelta delta, StripeException e) {
        String failure = e.code().orElse(e.failure().name());
        Duration pause = pauses.after(shard);
        Duration wanted = e.retryAfter().orElse(Duration.ZERO);
        return new Tried(
                outcome(delta, e.outcomeUnknown() ? DeltaState.UNKNOWN : DeltaState.PENDING, failure),
                Optional.of(wanted.compareTo(pause) > 0 ? wanted : pause));
    }

    private static DeltaOutcome outcome(UsageDelta delta, DeltaState state, String failure) {
        return new DeltaOutcome(
                delta.identifier(), state, failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)));
    }
}
