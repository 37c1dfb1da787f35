package com.keyri.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A frame of the events socket.
 *
 * @param type what happened
 * @param code with {@link EventType#CODE}
 * @param proofNonce the nonce of the next proof, with {@link EventType#NUMBER_WANTED} and {@link EventType#APPROVED}
 * @param redeemCode with {@link EventType#APPROVED} in the page: the one-time code for the id token
 * @param expiresAt until when the redeem code counts
 * @param payload with {@link EventType#APPROVED} in the page, where the phone sent one: a compact JWE
 * @param account the account's label, to be named where it differs from the browser's last one
 */
public record EventFrame(
        EventType type,
        @Nullable RotatingCode code,
        @Nullable String proofNonce,
        @Nullable String redeemCode,
        @Nullable Instant expiresAt,
        @Nullable String payload,
        @Nullable String account) {
    @Override
    public String toString() {
        return "EventFrame[" + type + "]";
    }
}
