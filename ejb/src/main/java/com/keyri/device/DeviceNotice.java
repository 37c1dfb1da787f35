package com.keyri.device;

import com.keyri.device.store.DeviceEntity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that happened to one of the account's devices; read off the device itself. */
public record DeviceNotice(Kind kind, String deviceName, Instant at) {
    /** What happened. */
    public enum Kind {
        DEVICE_ENROLLED,
        DEVICE_ACTIVATED,
        DEVICE_REVOKED,
        DEVICE_KEY_REPLACED
    }

    /** What happened since, newest first. */
    static List<DeviceNotice> since(Instant since, List<DeviceEntity> devices, int atMost) {
        return devices.stream()
                .flatMap(DeviceNotice::of)
                .filter(notice -> !notice.at().isBefore(since))
                .sorted(Comparator.comparing(DeviceNotice::at)
                        .thenComparing(DeviceNotice::kind)
                        .reversed())
                .limit(atMost)
                .toList();
    }

    private static Stream<DeviceNotice> of(DeviceEntity device) {
        return Stream.of(Kind.values())
                .flatMap(kind ->
                        momentOf(kind, device).stream().map(moment -> new DeviceNotice(kind, device.name(), moment)));
    }

    private static Optional<Instant> momentOf(Kind kind, DeviceEntity device) {
        return switch (kind) {
            case DEVICE_ENROLLED -> Optional.of(device.enrolledAt());
            case DEVICE_ACTIVATED -> device.activatedAt();
            case DEVICE_REVOKED -> device.revokedAt();
            case DEVICE_KEY_REPLACED -> device.keyReplacedAt();
        };
    }
}
