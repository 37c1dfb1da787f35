package com.keyri.order.model;

import java.time.Instant;
import java.util.Optional;

/**
 * When an order came how far.
 *
 * @param expiresAt until when the draft may be placed
 */
public record OrderMoments(
        Instant draftedAt,
        Instant expiresAt,
        Optional<Instant> placedAt,
        Optional<Instant> activatedAt,
        Optional<Instant> endedAt,
        Optional<Instant> archivedAt,
        Optional<Instant> deletedAt) {
    /** Of a draft. */
    public static OrderMoments drafted(Instant draftedAt, Instant expiresAt) {
        return new OrderMoments(
                draftedAt,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
