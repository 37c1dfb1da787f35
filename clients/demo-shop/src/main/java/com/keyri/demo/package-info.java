/** A small shop that signs its customers in with Keyri. {@code SignIn} is the integration; the rest is the shop. */
@NullMarked
package com.keyri.demo;

import org.jspecify.annotations.NullMarked;
