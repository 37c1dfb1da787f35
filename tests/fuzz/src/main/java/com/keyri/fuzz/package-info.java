/** Sends bad requests and frames to a Keyri of its own, and looks for errors, leaks, hangs and growth. */
@NullMarked
package com.keyri.fuzz;

import org.jspecify.annotations.NullMarked;
