package com.keyri.stripe.rest;

import com.keyri.stripe.BreakerState;
import com.keyri.stripe.ConnectedKey;
import com.keyri.stripe.StripeConnection;
import com.keyri.stripe.StripeHealth;
import com.keyri.stripe.model.ConnectionId;
import com.keyri.stripe.model.ConnectionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the installation is connected to Stripe. */
public record ConnectionBody(
        @Nullable Key key,
        @Nullable Key newKey,
        boolean snapshotSecret,
        boolean thinSecret,
        Health health,
        Feed feed,
        long waiting,
        long parked,
        String testKeyLink,
        String liveKeyLink) {
    /** A key, without the key. */
    public record Key(
            ConnectionId keyId,
            String ending,
            boolean live,
            ConnectionState state,
            List<String> missing,
            List<String> surplus,
            List<String> optional,
            @Nullable String trouble,
            Instant enteredAt,
            @Nullable Instant probedAt) {
        static Key from(ConnectedKey key) {
            return new Key(
                    key.id(),
                    key.ending(),
                    key.isLive(),
                    key.state(),
                    key.findings().missing(),
                    key.findings().surplus(),
                    key.findings().optional(),
                    said(key.trouble()),
                    key.enteredAt(),
                    key.probedAt().orElse(null));
        }
    }

    /** How this node's calls go. */
    public record Health(
            BreakerState breaker,
            Instant since,
            int failuresInARow,
            @Nullable Instant nextTry) {
        static Health from(StripeHealth health) {
            return new Health(
                    health.breaker(),
                    health.since(),
                    health.failuresInARow(),
                    health.nextTry().orElse(null));
        }
    }

    /** How far Stripe's list of events was read. */
    public record Feed(
            @Nullable Instant readUntil, @Nullable String trouble) {}

    static ConnectionBody from(StripeConnection connection) {
        return new ConnectionBody(
                connection.inUse().map(Key::from).orElse(null),
                connection.newest().map(Key::from).orElse(null),
                connection.hasSnapshotSecret(),
                connection.hasThinSecret(),
                Health.from(connection.health()),
                new Feed(connection.feedReadUntil().orElse(null), said(connection.feedTrouble())),
                connection.waiting(),
                connection.parked(),
                connection.testKeyLink().toString(),
                connection.liveKeyLink().toString());
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
