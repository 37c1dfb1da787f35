package com.keyri.signin;

import com.keyri.signin.model.SignInId;

/** A sign-in has changed; observed after the commit. */
public record SignInChanged(SignInId id, SignInChange change) {}
