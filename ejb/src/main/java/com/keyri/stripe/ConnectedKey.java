package com.keyri.stripe;

import com.keyri.stripe.model.ConnectionId;
import com.keyri.stripe.model.ConnectionState;
import com.keyri.stripe.store.StoredConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as people may see it.
 *
 * @param ending its last four characters, as Stripe's pages show them
 * @param isLive whether it moves real money
 * @param trouble why the last probe found nothing, or {@code OTHER_ACCOUNT}; empty where it did
 */
public record ConnectedKey(
        ConnectionId id,
        String ending,
        boolean isLive,
        ConnectionState state,
        KeyFindings findings,
        String trouble,
        Instant enteredAt,
        Optional<Instant> probedAt) {
    static ConnectedKey of(StoredConnection stored) {
        return new ConnectedKey(
                stored.id(),
                stored.ending(),
                stored.isLive(),
                stored.state(),
                new KeyFindings(stored.missing(), stored.surplus(), stored.optional()),
                stored.trouble(),
                stored.enteredAt(),
                stored.probedAt());
    }
}
