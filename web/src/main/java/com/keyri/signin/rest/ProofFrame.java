package com.keyri.signin.rest;

import org.jspecify.annotations.Nullable;

/**
 * The first frame of whoever follows a sign-in, as it came: nothing has checked that its members are there.
 *
 * @param type {@code proof} in a right one
 * @param proof a JWS with the key that may follow
 */
record ProofFrame(@Nullable String type, @Nullable String proof) {}
