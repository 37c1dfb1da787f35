/** Keyri started for a test: by its parts, or by its own command. */
@NullMarked
package com.keyri.test.server;

import org.jspecify.annotations.NullMarked;
