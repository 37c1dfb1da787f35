package com.keyri.stripe.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id by which we know a key of Stripe's; {@code skey_…} as text. */
public record ConnectionId(UUID value) {
    public static final String PREFIX = "skey";

    public static ConnectionId at(Instant moment) {
        return new ConnectionId(UuidV7.at(moment));
    }

    public static Optional<ConnectionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ConnectionId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
