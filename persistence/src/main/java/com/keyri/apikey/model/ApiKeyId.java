package com.keyri.apikey.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a secret API key; {@code key_…} as text. */
public record ApiKeyId(UUID value) {
    public static final String PREFIX = "key";

    public static ApiKeyId at(Instant moment) {
        return new ApiKeyId(UuidV7.at(moment));
    }

    public static Optional<ApiKeyId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ApiKeyId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
