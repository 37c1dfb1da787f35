/** Values of usage: events, segments, deltas and differences. */
package com.keyri.usage.model;
