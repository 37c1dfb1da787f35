/**
 * Invoices: what the one at a period's end will say, what Stripe's say, and where the two differ. Stripe makes and
 * sends them; here they are computed a second time from what was used.
 */
package com.keyri.invoice;
