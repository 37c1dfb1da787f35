package com.keyri.client;

import com.keyri.protocol.PagePayload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page has in the end.
 *
 * @param idToken for the application's server, together with a proof by the page's key
 * @param expiresInSeconds how long the token counts
 * @param payloadOrNull what the phone sent, opened and compared with the token's user
 */
public record SignedIn(
        String idToken, int expiresInSeconds, @Nullable PagePayload payloadOrNull) {
    /**
     * What the phone sent.
     *
     * @return the payload, if it sent one
     */
    public Optional<PagePayload> payload() {
        return Optional.ofNullable(payloadOrNull);
    }

    @Override
    public String toString() {
        return "SignedIn";
    }
}
