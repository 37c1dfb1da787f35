/** {@code ./keyri}: starts, watches and stops PostgreSQL, Payara with Keyri in it, and the demo shop. */
@NullMarked
package com.keyri.launcher;

import org.jspecify.annotations.NullMarked;
