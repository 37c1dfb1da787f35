package com.keyri.usage.model;

import com.keyri.plan.model.Meter;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer's meter that is to be compared with Stripe's.
 *
 * @param comparedUntil how far it was; empty where it never was
 * @param isWhole whether all that Stripe still takes is to be compared again
 */
public record UsageComparison(String customer, Meter meter, Optional<Instant> comparedUntil, boolean isWhole) {}
