package com.keyri.application.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an application, which is also its public key for pages; {@code app_…} as text. */
public record ApplicationId(UUID value) {
    public static final String PREFIX = "app";

    public static ApplicationId at(Instant moment) {
        return new ApplicationId(UuidV7.at(moment));
    }

    public static Optional<ApplicationId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ApplicationId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
