package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * What a page asks for.
 *
 * @param origin the page's origin, registered with the application
 * @param applicationId the public application key
 * @param nonce made by the application's server, bound to its pre-login cookie
 * @param transactionId a transaction that the application's server made; absent: none
 */
public record SignInRequest(
        String origin,
        String applicationId,
        String nonce,
        @Nullable String transactionId) {}
