/** The connection to Stripe on the pages of the console. */
package com.keyri.stripe.console;
