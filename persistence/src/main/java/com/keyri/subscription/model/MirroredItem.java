package com.keyri.subscription.model;

/** One price that a subscription consists of, by Stripe's ids. */
public record MirroredItem(String id, String price) {}
