package com.keyri.subscription.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of something that doesn't fit between here and Stripe; {@code dif_…} as text. */
public record DifferenceId(UUID value) {
    public static final String PREFIX = "dif";

    public static DifferenceId at(Instant moment) {
        return new DifferenceId(UuidV7.at(moment));
    }

    public static Optional<DifferenceId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(DifferenceId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
