package com.keyri.signin;

import java.time.Instant;

/**
 * Who may follow a sign-in.
 *
 * @param expiresAt when the sign-in ends by the clock
 */
public record Following(Follower follower, Instant expiresAt) {}
