package com.keyri.signin;

import java.time.Instant;

/** Somebody may follow a sign-in; {@code present} is the first frame. */
public record Following(Follower follower, EventFrame present, Instant expiresAt) {}
