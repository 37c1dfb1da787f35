package com.keyri.stripe;

import java.time.Instant;
import java.util.Optional;

/**
 * How calls of this node to Stripe go.
 *
 * @param since when it is so
 * @param failuresInARow up to now
 * @param nextTry when Stripe is asked again, where it is left alone for now
 */
public record StripeHealth(BreakerState breaker, Instant since, int failuresInARow, Optional<Instant> nextTry) {}
