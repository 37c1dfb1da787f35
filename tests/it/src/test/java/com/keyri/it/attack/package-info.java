/** Attacks on the sign-in, each tried on a running server, and the page that says how they end. */
package com.keyri.it.attack;
