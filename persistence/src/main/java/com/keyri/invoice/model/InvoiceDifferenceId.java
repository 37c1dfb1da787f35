package com.keyri.invoice.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a difference between an invoice and what was computed here; {@code ind_…} as text. */
public record InvoiceDifferenceId(UUID value) {
    public static final String PREFIX = "ind";

    public static InvoiceDifferenceId at(Instant moment) {
        return new InvoiceDifferenceId(UuidV7.at(moment));
    }

    public static Optional<InvoiceDifferenceId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(InvoiceDifferenceId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
