/** Subscriptions: the mirror of Stripe's, what they entitle to, and changes of tier. */
package com.keyri.subscription;
