/** Requests as bytes over TLS, right or wrong, and what comes back. */
@NullMarked
package com.keyri.fuzz.wire;

import org.jspecify.annotations.NullMarked;
