package com.keyri.usage.model;

/**
 * What became of an attempt.
 *
 * @param failure why, in words of ours or one word of Stripe's; empty where it was sent
 */
public record DeltaOutcome(String identifier, DeltaState state, String failure) {}
