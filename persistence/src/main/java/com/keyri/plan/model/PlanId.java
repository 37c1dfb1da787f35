package com.keyri.plan.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a plan; {@code plan_…} as text. */
public record PlanId(UUID value) {
    public static final String PREFIX = "plan";

    public static PlanId at(Instant moment) {
        return new PlanId(UuidV7.at(moment));
    }

    public static Optional<PlanId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(PlanId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
