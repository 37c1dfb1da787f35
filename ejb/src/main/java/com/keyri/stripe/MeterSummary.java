package com.keyri.stripe;

import java.time.Instant;

/** What a meter at Stripe has counted of a customer, from one moment up to another one. */
public record MeterSummary(Instant from, Instant to, long value) {}
