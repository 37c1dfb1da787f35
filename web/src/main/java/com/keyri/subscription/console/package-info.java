/** Subscriptions, as pages show them. */
package com.keyri.subscription.console;
