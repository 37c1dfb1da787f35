package com.keyri.device;

import com.keyri.device.store.DeviceEntity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that happened to one of the account's devices; read off the device itself. */
public record DeviceNotice(Kind kind, String deviceName, Instant at) {
    /** What happened. */
    public enum Kind {
        DEVICE_ENROLLED(device -> Optional.of(device.enrolledAt())),
        DEVICE_ACTIVATED(DeviceEntity::activatedAt),
        DEVICE_REVOKED(DeviceEntity::revokedAt),
        DEVICE_KEY_REPLACED(DeviceEntity::keyReplacedAt);

        private final Function<DeviceEntity, Optional<Instant>> moment;

        Kind(Function<DeviceEntity, Optional<Instant>> moment) {
            this.moment = moment;
        }
    }

    /** What happened since, newest first. */
    static List<DeviceNotice> since(Instant since, List<DeviceEntity> devices, int atMost) {
        return devices.stream()
                .flatMap(DeviceNotice::of)
                .filter(notice -> !notice.at().isBefore(since))
                .sorted(Comparator.comparing(DeviceNotice::at).reversed())
                .limit(atMost)
                .toList();
    }

    private static Stream<DeviceNotice> of(DeviceEntity device) {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.moment.apply(device).stream()
                        .map(moment -> new DeviceNotice(kind, device.name(), moment)));
    }
}
