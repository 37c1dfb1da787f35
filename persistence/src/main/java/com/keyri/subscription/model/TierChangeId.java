package com.keyri.subscription.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a change of tier, which is its idempotency key at Stripe too; {@code chg_…} as text. */
public record TierChangeId(UUID value) {
    public static final String PREFIX = "chg";

    public static TierChangeId at(Instant moment) {
        return new TierChangeId(UuidV7.at(moment));
    }

    public static Optional<TierChangeId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(TierChangeId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
