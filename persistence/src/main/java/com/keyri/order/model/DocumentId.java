package com.keyri.order.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a document of an order; {@code doc_…} as text. */
public record DocumentId(UUID value) {
    public static final String PREFIX = "doc";

    public static DocumentId at(Instant moment) {
        return new DocumentId(UuidV7.at(moment));
    }

    public static Optional<DocumentId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(DocumentId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
