/** The ways in which a request is spoiled. */
@NullMarked
package com.keyri.fuzz.mutate;

import org.jspecify.annotations.NullMarked;
