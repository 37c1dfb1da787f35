package com.keyri.device.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a device; {@code dev_…} as text. */
public record DeviceId(UUID value) {
    public static final String PREFIX = "dev";

    public static DeviceId at(Instant moment) {
        return new DeviceId(UuidV7.at(moment));
    }

    public static Optional<DeviceId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(DeviceId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
