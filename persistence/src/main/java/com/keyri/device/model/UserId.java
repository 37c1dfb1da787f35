package com.keyri.device.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keyri's own id of a user; callers know only the application's id of them; {@code usr_…} as text. */
public record UserId(UUID value) {
    public static final String PREFIX = "usr";

    public static UserId at(Instant moment) {
        return new UserId(UuidV7.at(moment));
    }

    public static Optional<UserId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(UserId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
