package com.keyri.order.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an erasure of a customer at Stripe; {@code ers_…} as text. */
public record ErasureId(UUID value) {
    public static final String PREFIX = "ers";

    public static ErasureId at(Instant moment) {
        return new ErasureId(UuidV7.at(moment));
    }

    public static Optional<ErasureId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ErasureId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
