package com.keyri.signin;

import com.keyri.signin.model.SignInState;
import org.jspecify.annotations.Nullable;

/**
 * The state after a decision.
 *
 * @param knownBrowserChallenge present where the person may choose to recognise this browser
 */
public record DecidedSignIn(SignInState state, @Nullable String knownBrowserChallenge, String proofNonce) {}
