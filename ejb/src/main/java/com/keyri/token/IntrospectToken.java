package com.keyri.token;

import org.jspecify.annotations.Nullable;

/**
 * A question about a token.
 *
 * @param proof the page's DPoP proof with {@code ath}; checked with method and uri where it is given
 */
public record IntrospectToken(
        String token,
        @Nullable String proof,
        @Nullable String method,
        @Nullable String uri) {}
