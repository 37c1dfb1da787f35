package com.keyri.test.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
        private final Predicate<StripeCall> call;
        private final Fault fault;
        private int left;

        Planned(Predicate<StripeCall> call, Fault fault, int left) {
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
        planned.add(new Planned(looksLike(call), fault, times));
    }

    /** The next calls with that key go wrong. */
    public synchronized void nextOf(String key, String call, Fault fault, int times) {
        planned.add(new Planned(looksLike(call).and(made -> made.secret().equals(key)), fault, times));
    }

    /** From now on nothing goes wrong any more. */
    public synchronized void none() {
        planned.clear();
    }

    private static Predicate<StripeCall> looksLike(String call) {
        Pattern pattern = Pattern.compile(call);
        return made -> pattern.matcher(made.method() + ' ' + made.path()).find();
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
            if (plan.call.test(call)) {
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
