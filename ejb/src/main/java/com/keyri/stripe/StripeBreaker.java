package com.keyri.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Leaves Stripe alone where it fails: after five failures in a row, or where more than half of the last twenty calls
 * failed. After 30 s one call finds out how things are; where it fails, the pause doubles, up to five minutes. Where
 * the key is refused, it stays open until somebody says that the key is good. Where Stripe says how long it wants to be
 * left alone, it is.
 */
final class StripeBreaker {
    private static final int IN_A_ROW = 5;
    private static final int REMEMBERED = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** Longer than a call with its second attempt takes: whoever found out would have come back. */
    private static final Duration PROBE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Deque<Boolean> failures = new ArrayDeque<>();
    private BreakerState state = BreakerState.CLOSED;
    private Instant since;
    private Instant next;
    private Instant quietUntil = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private int inARow;

    StripeBreaker(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
        this.next = since;
    }

    /**
     * Lets a call pass.
     *
     * @throws StripeException where none may
     */
    synchronized void enter() {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            throw StripeException.busy(Optional.of(Duration.between(now, quietUntil)));
        }
        boolean mayPass = state == BreakerState.CLOSED || (state != BreakerState.REFUSED && !now.isBefore(next));
        if (!mayPass) {
            throw StripeException.of(StripeFailure.BREAKER_OPEN);
        }
        if (state != BreakerState.CLOSED) {
            become(BreakerState.HALF_OPEN);
            next = now.plus(PROBE);
        }
    }

    /** Stripe has answered, be it with a refusal. */
    synchronized void answered() {
        inARow = 0;
        if (state == BreakerState.HALF_OPEN) {
            close();
        }
        remember(false);
    }

    /** Stripe hasn't answered, or with a failure of its own. */
    synchronized void failed() {
        inARow++;
        remember(true);
        if (state == BreakerState.HALF_OPEN) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            open();
        } else if (state == BreakerState.CLOSED && (inARow >= IN_A_ROW || isMostlyFailing())) {
            open();
        }
    }

    /** Stripe doesn't want this key, or the key may less than it has to. */
    synchronized void refused() {
        become(BreakerState.REFUSED);
    }

    /** Stripe wants to be left alone for so long. */
    synchronized void quiet(Duration duration) {
        Instant until = clock.instant().plus(duration);
        quietUntil = until.isAfter(quietUntil) ? until : quietUntil;
    }

    /** The key is good, or another one. */
    synchronized void keyIsGood() {
        if (state == BreakerState.REFUSED) {
            close();
        }
    }

    synchronized StripeHealth health() {
        boolean isWaiting = state == BreakerState.OPEN;
        return new StripeHealth(state, since, inARow, isWaiting ? Optional.of(next) : Optional.empty());
    }

    private void close() {
        become(BreakerState.CLOSED);
        pause = FIRST_PAUSE;
        inARow = 0;
        failures.clear();
    }

    private void open() {
        become(BreakerState.OPEN);
        next = clock.instant().plus(pause);
    }

    private void become(BreakerState other) {
        if (state != other) {
            state = other;
            since = clock.instant();
        }
    }

    private void remember(boolean isFailure) {
        failures.addLast(isFailure);
        if (failures.size() > REMEMBERED) {
            failures.removeFirst();
        }
    }

    private boolean isMostlyFailing() {
        long failed = failures.stream().filter(each -> each).count();
        return failures.size() == REMEMBERED && failed * 2 > REMEMBERED;
    }
}
