package com.keyri.it.crash;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.ConnectionException;
import com.keyri.client.DeclineReason;
import com.keyri.client.EventFrame;
import com.keyri.client.EventSocket;
import com.keyri.client.EventType;
import com.keyri.client.OpenedBy;
import com.keyri.client.ProblemException;
import com.keyri.it.crash.Told.Step;
import com.keyri.protocol.MatchingNumber;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in of a person who goes on when an answer is lost, as {@code docs/protocol.md} tells it: the page connects
 * again and acts on the state that it is told; the phone asks again, and takes "conflict" for "it was done".
 */
final class Ceremony implements Runnable {
    private static final Duration NEWS = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int THINKING_MILLIS = 400;
    private static final int FIRST_WAIT_MILLIS = 100;
    private static final int LONGEST_WAIT_MILLIS = 1_600;

    private final Page page;
    private final Phone phone;
    private final Intent intent;
    private final Random random;
    private final AtomicInteger steps;
    private final Told told = new Told();
    /** None while what was killed is away. */
    private volatile long deadline = Long.MAX_VALUE;

    private volatile @Nullable BrowserSignIn signIn;
    private volatile @Nullable EventType end;
    private volatile boolean left;
    private @Nullable EventSocket socket;
    private @Nullable Claim claim;
    private int wait = FIRST_WAIT_MILLIS;

    /** {@code steps} counts what all of them have got done. */
    Ceremony(Page page, Phone phone, Intent intent, long seed, AtomicInteger steps) {
        this.page = page;
        this.phone = phone;
        this.intent = intent;
        this.random = new Random(seed);
        this.steps = steps;
    }

    /** What was killed runs again: from now on it has to end soon. */
    void mustEnd() {
        deadline = System.nanoTime() + PATIENCE.toNanos();
    }

    Told told() {
        return told;
    }

    /** Null while none was started. */
    @Nullable BrowserSignIn signIn() {
        return signIn;
    }

    /** How it ended as the page sees it; null while it goes on, and where somebody left. */
    @Nullable EventType end() {
        return end;
    }

    boolean isUnderWay() {
        return signIn != null && end == null && !left;
    }

    @Override
    public void run() {
        think();
        until(Step.START, () -> signIn = page.show());
        if (signIn == null) {
            return;
        }
        try (BrowserSignIn started = started()) {
            while (end == null && !left) {
                take(news(started));
            }
        }
    }

    private void take(EventFrame frame) {
        think();
        switch (frame.type()) {
            case CODE -> scan();
            case NUMBER_WANTED -> typeNumber();
            case CLAIMED -> decide();
            case APPROVED -> redeem(frame);
            default -> end = frame.type();
        }
    }

    private void scan() {
        if (claim != null) {
            return;
        }
        attempt(Step.CLAIM, () -> claim = phone.authenticator().claim(started().qrLink(), OpenedBy.SCANNER));
        if (claim == null) {
            connectAgain();
        }
    }

    private void typeNumber() {
        Claim scanned = claim;
        if (scanned == null || intent == Intent.CANCEL) {
            cancel();
        } else if (attempt(Step.NUMBER, () -> started().enterNumber(MatchingNumber.parse(Page.shownNumber(scanned))))) {
            decide();
        } else {
            connectAgain();
        }
    }

    private void decide() {
        Claim scanned = claim;
        if (scanned == null || intent == Intent.CANCEL) {
            cancel();
        } else if (intent == Intent.DECLINE) {
            until(Step.DECLINE, () -> phone.authenticator().decline(scanned, DeclineReason.CHANGED_MY_MIND));
        } else {
            until(Step.APPROVE, () -> phone.authenticator().approve(scanned));
        }
    }

    private void cancel() {
        until(Step.CANCEL, () -> started().cancel());
    }

    private void redeem(EventFrame approved) {
        told.approved(approved);
        boolean done =
                attempt(Step.REDEEM, () -> told.token(started().redeem(approved).idToken()));
        if (done) {
            end = EventType.REDEEMED;
        } else {
            connectAgain();
        }
    }

    /** Once; false where the answer was lost, or where an earlier one was and it may be done already. */
    private boolean attempt(Step step, Runnable call) {
        if (told.is(step)) {
            return true;
        }
        try {
            call.run();
        } catch (ConnectionException e) {
            return lost(step);
        } catch (ProblemException e) {
            if (e.status() == 503) {
                return lost(step);
            }
            if (told.maybe(step)) {
                return false;
            }
            throw new AssertionError(step + " refused: " + e.getMessage() + ", " + this, e);
        }
        told.acknowledged(step);
        steps.incrementAndGet();
        wait = FIRST_WAIT_MILLIS;
        return true;
    }

    private boolean lost(Step step) {
        told.unanswered(step);
        left |= intent == Intent.IMPATIENT;
        return false;
    }

    /** Again and again, until it is done, or refused after an answer was lost. */
    private void until(Step step, Runnable call) {
        int before = -1;
        while (!left && !attempt(step, call) && told.lost() != before) {
            before = told.lost();
            pause();
        }
    }

    private EventFrame news(BrowserSignIn started) {
        while (true) {
            try {
                if (socket == null) {
                    socket = started.connect();
                }
                Optional<EventFrame> frame = Objects.requireNonNull(socket).next(NEWS);
                return frame.orElseThrow(() -> new AssertionError("no news for " + NEWS + ": " + this));
            } catch (ConnectionException e) {
                if (String.valueOf(e.getMessage()).contains("4401")) {
                    throw new AssertionError("the page may not come back: " + this, e);
                }
                connectAgain();
            }
        }
    }

    private void connectAgain() {
        socket = null;
        pause();
    }

    /** Doubles the wait. */
    private void pause() {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("never ends: " + this);
        }
        sleep(wait / 2 + random.nextInt(wait));
        wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
    }

    private void think() {
        sleep(random.nextInt(THINKING_MILLIS));
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private BrowserSignIn started() {
        return Objects.requireNonNull(signIn);
    }

    @Override
    public String toString() {
        BrowserSignIn shown = signIn;
        return (shown == null ? "not started" : shown.started().signInId()) + ", " + intent + ", "
                + (end == null ? left ? "left" : "under way" : end.name()) + ", " + told;
    }
}
