package com.keyri.device.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an enrolment; {@code enr_…} as text. */
public record EnrolmentId(UUID value) {
    public static final String PREFIX = "enr";

    public static EnrolmentId at(Instant moment) {
        return new EnrolmentId(UuidV7.at(moment));
    }

    public static Optional<EnrolmentId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(EnrolmentId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
