package com.keyri.usage.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits for Stripe.
 *
 * @param oldest when the first of them was made
 */
public record WaitingUsage(long deltas, Optional<Instant> oldest) {}
