package com.keyri.recovery.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a recovery of an account; {@code rcv_…} as text. */
public record RecoveryId(UUID value) {
    public static final String PREFIX = "rcv";

    public static RecoveryId at(Instant moment) {
        return new RecoveryId(UuidV7.at(moment));
    }

    public static Optional<RecoveryId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(RecoveryId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
