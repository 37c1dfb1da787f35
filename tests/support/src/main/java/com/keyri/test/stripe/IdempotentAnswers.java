package com.keyri.test.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answers to calls with an idempotency key, a failure's as well; not those of a call that was never begun, because
 * its parameters were wrong or another one had the key.
 */
final class IdempotentAnswers {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final int FIRST_FAILURE_OF_OURS = 500;

    private final Map<String, Known> known = new HashMap<>();

    private record Known(String request, Instant until, Optional<StripeAnswer> answer) {}

    StripeAnswer once(StripeCall call, Instant now, Supplier<StripeAnswer> work) {
        Optional<String> key = call.method().equals("POST") ? call.idempotencyKey() : Optional.empty();
        if (key.isEmpty()) {
            return work.get();
        }
        String name = call.secret() + ' ' + key.orElseThrow();
        String request = call.path() + '?' + call.form();
        Optional<StripeAnswer> before = begin(name, request, now);
        if (before.isPresent()) {
            return before.orElseThrow().replayed();
        }
        StripeAnswer answer = work.get();
        synchronized (known) {
            boolean isKept =
                    answer.status() < 400 || answer.status() == 402 || answer.status() >= FIRST_FAILURE_OF_OURS;
            if (isKept) {
                known.put(name, new Known(request, now.plus(LIFE), Optional.of(answer)));
            } else {
                known.remove(name);
            }
        }
        return answer;
    }

    private Optional<StripeAnswer> begin(String name, String request, Instant now) {
        synchronized (known) {
            Known before = known.get(name);
            if (before == null || (before.answer().isPresent() && !now.isBefore(before.until()))) {
                known.put(name, new Known(request, now.plus(LIFE), Optional.empty()));
                return Optional.empty();
            }
            if (!before.request().equals(request)) {
                throw StripeRefusal.keyOfAnotherCall();
            }
            return Optional.of(before.answer().orElseThrow(StripeRefusal::keyInUse));
        }
    }
}
