package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * What a decision led to.
 *
 * @param state APPROVED or DECLINED
 * @param knownBrowser present where the person may choose to have this browser recognised from now on
 */
public record DecidedSignIn(SignInState state, @Nullable Challenge knownBrowser) {}
