package com.keyri.subscription.rest;

import java.net.URI;

/** The address of a page at Stripe, which lives for minutes. */
public record PortalSessionAnswer(URI url) {}
