package com.keyri.usage.model;

import com.keyri.plan.model.Meter;

/**
 * A customer's meter at Stripe, of which one call at a time may be under way.
 *
 * @param failures how often the last calls failed in a row
 */
public record UsageShard(String customer, Meter meter, int failures) {}
