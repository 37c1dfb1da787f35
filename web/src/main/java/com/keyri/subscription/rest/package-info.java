/** Subscriptions, on the wire. */
package com.keyri.subscription.rest;
