/**
 * What speaks to Stripe, and nothing else knows its library: ports for the other features, the key and its probe, the
 * breaker, and the inbox of events.
 */
package com.keyri.stripe;
