package com.keyri.order.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an order; {@code ord_…} as text. */
public record OrderId(UUID value) {
    public static final String PREFIX = "ord";

    public static OrderId at(Instant moment) {
        return new OrderId(UuidV7.at(moment));
    }

    public static Optional<OrderId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(OrderId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
