package com.keyri.signin;

import com.keyri.signin.model.SignInId;
import java.time.Instant;

/** A sign-in that waits to be scanned. */
public record StartedSignIn(SignInId id, Instant expiresAt, SignInCodes.Code code, String proofNonce) {}
