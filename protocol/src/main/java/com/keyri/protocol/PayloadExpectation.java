package com.keyri.protocol;

import java.time.Instant;

/**
 * What a page knows about the payload it opens.
 *
 * @param signInId its own sign-in
 * @param applicationId its own application
 * @param now the server's time as the page knows it
 */
public record PayloadExpectation(String signInId, String applicationId, Instant now) {}
