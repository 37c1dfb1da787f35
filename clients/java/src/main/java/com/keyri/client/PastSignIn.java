package com.keyri.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of the last days.
 *
 * @param signInId its id
 * @param origin the page's origin
 * @param browser the page's browser
 * @param state where it stands
 * @param startedAt when it began
 * @param approvedBy the name of the device that decided
 * @param transactionText what was approved with it
 * @param ended whether its session was ended by "this wasn't me" or a revocation
 */
public record PastSignIn(
        String signInId,
        String origin,
        BrowserDescription browser,
        SignInState state,
        Instant startedAt,
        @Nullable String approvedBy,
        @Nullable String transactionText,
        boolean ended) {}
