package com.keyri.plan.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a version of a plan; {@code plv_…} as text. */
public record PlanVersionId(UUID value) {
    public static final String PREFIX = "plv";

    public static PlanVersionId at(Instant moment) {
        return new PlanVersionId(UuidV7.at(moment));
    }

    public static Optional<PlanVersionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(PlanVersionId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
