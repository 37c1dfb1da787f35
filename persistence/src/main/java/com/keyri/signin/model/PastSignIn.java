package com.keyri.signin.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a person's own history. */
public record PastSignIn(
        SignInId id,
        String origin,
        RequestingBrowser browser,
        SignInState state,
        Instant startedAt,
        @Nullable String deviceName,
        @Nullable String transactionText,
        boolean ended) {}
