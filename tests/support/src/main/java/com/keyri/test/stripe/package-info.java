/**
 * A Stripe that keeps what it is told: a server of the test's own, with what Keyri needs of Stripe's API, its events
 * and its faults. It knows nothing of Keyri, and computes by itself what it asks for.
 */
@org.jspecify.annotations.NullMarked
package com.keyri.test.stripe;
