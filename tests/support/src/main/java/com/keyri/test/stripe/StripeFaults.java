package com.keyri.test.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What goes wrong on purpose: each fault meets the next calls that fit, as many as was said. */
public final class StripeFaults {
    private final List<Planned> planned = new ArrayList<>();
    private Optional<Duration> pause = Optional.empty();

    /** How a call goes wrong. */
    public enum Fault {
        /** 429, before anything is done. */
        TOO_MANY_REQUESTS,
        /** 409: somebody else has the idempotency key. */
        CONFLICT,
        /** 500, before anything is done. */
        FAILURE,
        /** 500, though everything was done. */
        FAILURE_AFTERWARDS,
        /** Taken in, done, and the connection closed without an answer. */
        LOST_ANSWER,
        /** Taken in and never answered, and nothing is done. */
        BLACK_HOLE,
        /** None. */
        NONE
    }

    private static final class Planned {
        private final Pattern call;
        private final Fault fault;
        private int left;

        Planned(Pattern call, Fault fault, int left) {
            this.call = call;
            this.fault = fault;
            this.left = left;
        }
    }

    /**
     * The next calls go wrong.
     *
     * @param call what they look like: a method, a space and a path, of which a part is enough
     * @param times how many
     */
    public synchronized void next(String call, Fault fault, int times) {
        planned.add(new Planned(Pattern.compile(call), fault, times));
    }

    /** From now on whoever is too fast is told for how long to be quiet. */
    public synchronized void pause(Duration duration) {
        pause = Optional.of(duration);
    }

    synchronized Optional<Duration> pause() {
        return pause;
    }

    synchronized Fault of(StripeCall call) {
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned plan = each.next();
            if (plan.call.matcher(call.method() + ' ' + call.path()).find()) {
                plan.left--;
                if (plan.left <= 0) {
                    each.remove();
                }
                return plan.fault;
            }
        }
        return Fault.NONE;
    }
}
