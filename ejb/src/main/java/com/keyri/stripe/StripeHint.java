package com.keyri.stripe;

import java.time.Instant;
import java.util.Optional;

/**
 * Something has happened at Stripe; what, is to be fetched.
 *
 * @param eventId Stripe's
 * @param type for example {@code customer.subscription.updated}
 * @param objectId what it happened to
 * @param customer whose, where the event said so
 */
public record StripeHint(
        String eventId,
        HintSource source,
        String type,
        Optional<String> objectId,
        Optional<String> customer,
        Instant created) {}
