package com.keyri.stripe;

import com.keyri.stripe.model.HintState;
import com.keyri.stripe.store.StoredHint;
import java.time.Instant;
import java.util.Optional;

/**
 * A hint that came in, and what became of it.
 *
 * @param source {@code SNAPSHOT}, {@code THIN} or {@code POLL}
 * @param reason why it was ignored or parked, or failed the last time; empty where it wasn't
 */
public record ReceivedHint(
        String eventId,
        String source,
        String type,
        Optional<String> objectId,
        Instant created,
        Instant receivedAt,
        Optional<String> apiVersion,
        boolean isLive,
        HintState state,
        String reason,
        int attempts) {
    static ReceivedHint of(StoredHint stored) {
        return new ReceivedHint(
                stored.eventId(),
                stored.source(),
                stored.type(),
                stored.objectId(),
                stored.created(),
                stored.receivedAt(),
                stored.apiVersion(),
                stored.live(),
                stored.state(),
                stored.reason(),
                stored.attempts());
    }
}
