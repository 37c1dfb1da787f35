/** Counters and times for the person on call, with labels that can only take a few values. */
package com.keyri.metrics;
