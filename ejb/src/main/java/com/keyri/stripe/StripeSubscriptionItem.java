package com.keyri.stripe;

/** One price that a subscription consists of. */
public record StripeSubscriptionItem(String id, String price) {}
