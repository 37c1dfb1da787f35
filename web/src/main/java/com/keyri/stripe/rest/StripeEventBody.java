package com.keyri.stripe.rest;

import com.keyri.stripe.ReceivedHint;
import com.keyri.stripe.model.HintState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that came in, and what became of it. */
public record StripeEventBody(
        String eventId,
        String source,
        String type,
        @Nullable String objectId,
        Instant createdAt,
        Instant receivedAt,
        @Nullable String apiVersion,
        boolean live,
        HintState state,
        @Nullable String reason,
        int attempts) {
    static StripeEventBody from(ReceivedHint hint) {
        return new StripeEventBody(
                hint.eventId(),
                hint.source(),
                hint.type(),
                hint.objectId().orElse(null),
                hint.created(),
                hint.receivedAt(),
                hint.apiVersion().orElse(null),
                hint.isLive(),
                hint.state(),
                hint.reason().isEmpty() ? null : hint.reason(),
                hint.attempts());
    }
}
