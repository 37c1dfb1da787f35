package com.keyri.session.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a signed-in person's session; {@code ses_…} as text. */
public record SessionId(UUID value) {
    public static final String PREFIX = "ses";

    public static SessionId at(Instant moment) {
        return new SessionId(UuidV7.at(moment));
    }

    public static Optional<SessionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(SessionId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
