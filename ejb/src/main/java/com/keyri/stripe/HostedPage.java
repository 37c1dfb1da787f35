package com.keyri.stripe;

import java.net.URI;

/** A page of Stripe's that was made for one person. */
public record HostedPage(String id, URI address) {}
