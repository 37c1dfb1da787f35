package com.keyri.transaction.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a transaction to approve; {@code txn_…} as text. */
public record TransactionId(UUID value) {
    public static final String PREFIX = "txn";

    public static TransactionId at(Instant moment) {
        return new TransactionId(UuidV7.at(moment));
    }

    public static Optional<TransactionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(TransactionId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
