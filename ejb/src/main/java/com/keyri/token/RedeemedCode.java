package com.keyri.token;

import java.time.Duration;

/** The id token that a page got for its code. */
public record RedeemedCode(String idToken, Duration life) {}
