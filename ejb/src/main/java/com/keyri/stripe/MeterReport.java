package com.keyri.stripe;

import java.time.Instant;

/**
 * Usage that a meter at Stripe is to count.
 *
 * @param meterEvent the event name of the meter
 * @param customer Stripe's id of whoever used it
 * @param value whole units, negative where less was used than was said before
 * @param at when it was used: at most 35 days ago
 * @param identifier at most 100 characters; Stripe counts two reports of one identifier once, for 24 hours at least
 */
public record MeterReport(String meterEvent, String customer, long value, Instant at, String identifier) {}
