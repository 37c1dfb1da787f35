package com.keyri.token.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an access token, its {@code jti}; {@code at_…} as text. */
public record AccessTokenId(UUID value) {
    public static final String PREFIX = "at";

    public static AccessTokenId at(Instant moment) {
        return new AccessTokenId(UuidV7.at(moment));
    }

    public static Optional<AccessTokenId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(AccessTokenId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
