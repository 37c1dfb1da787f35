package com.keyri.usage.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a difference; {@code drift_…} as text. */
public record UsageDriftId(UUID value) {
    public static final String PREFIX = "drift";

    public static UsageDriftId at(Instant moment) {
        return new UsageDriftId(UuidV7.at(moment));
    }

    public static Optional<UsageDriftId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(UsageDriftId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
