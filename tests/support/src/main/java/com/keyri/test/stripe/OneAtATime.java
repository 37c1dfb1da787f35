package com.keyri.test.stripe;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Events of one customer and one meter come one after the other: whoever sends two at once is refused the second. */
final class OneAtATime {
    private static final String PATH = "/v1/billing/meter_events";
    /** As long as another call has to be there to be noticed. */
    private static final Duration TAKING_IN = Duration.ofMillis(5);

    private final Set<String> present = ConcurrentHashMap.newKeySet();

    StripeAnswer alone(StripeCall call, Supplier<StripeAnswer> work) {
        if (!call.path().equals(PATH)) {
            return work.get();
        }
        Parameters parameters = new Parameters(FormBody.parse(call.form()));
        String who = parameters.find("event_name").orElse("")
                + ' '
                + parameters
                        .child("payload")
                        .flatMap(payload -> payload.find("stripe_customer_id"))
                        .orElse("");
        if (!present.add(who)) {
            throw StripeRefusal.locked();
        }
        try {
            Thread.sleep(TAKING_IN.toMillis());
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            present.remove(who);
        }
    }
}
