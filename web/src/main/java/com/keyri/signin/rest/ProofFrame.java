package com.keyri.signin.rest;

import jakarta.validation.constraints.NotNull;

/**
 * The first frame of whoever follows a sign-in.
 *
 * @param type always {@code proof}
 * @param proof a JWS with the key that may follow
 */
record ProofFrame(@NotNull String type, @NotNull String proof) {}
