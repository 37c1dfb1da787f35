/** Drives Keyri as its callers do, and counts what that costs its processors. */
@NullMarked
package com.keyri.bench;

import org.jspecify.annotations.NullMarked;
