/** The connection to Stripe, on the wire. */
package com.keyri.stripe.rest;
