package com.keyri.protocol;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a proof of possession must say at one step (RFC 9449 section 4.3).
 *
 * @param method the HTTP method, upper case; "GET" for the handshake of a WebSocket
 * @param uri the https address without query and fragment; compared exactly, character by character
 * @param now the server's time
 * @param nonce whether a nonce is one of the server's for this step; absent: a nonce isn't demanded, and not looked at
 * @param accessTokenHash base64url SHA-256 of the access token that the proof accompanies ({@code ath}); absent: the
 *     proof must not have one
 */
public record DpopExpectation(
        String method,
        String uri,
        Instant now,
        @Nullable Predicate<String> nonce,
        @Nullable String accessTokenHash) {
    /**
     * An expectation without nonce and access token.
     *
     * @param method the HTTP method
     * @param uri the address
     * @param now the server's time
     * @return the expectation
     */
    public static DpopExpectation of(String method, String uri, Instant now) {
        return new DpopExpectation(method, uri, now, null, null);
    }

    /**
     * The same with a nonce demanded.
     *
     * @param accepted whether the server gave out this nonce for this step and it isn't too old; called with 1 to 256
     *     characters
     * @return the expectation
     */
    public DpopExpectation withNonce(Predicate<String> accepted) {
        return new DpopExpectation(method, uri, now, accepted, accessTokenHash);
    }

    /**
     * The same with an access token.
     *
     * @param token the token as the request carries it
     * @return the expectation
     */
    public DpopExpectation withAccessToken(String token) {
        return new DpopExpectation(method, uri, now, nonce, Digests.sha256Base64Url(token));
    }
}
