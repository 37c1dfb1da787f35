/** Holds Keyri at a high load for long, and looks whether anything grows. */
@NullMarked
package com.keyri.bench.soak;

import org.jspecify.annotations.NullMarked;
