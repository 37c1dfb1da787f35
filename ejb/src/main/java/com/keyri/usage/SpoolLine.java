package com.keyri.usage;

import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/** A line of the spool: an event and its checksum, so that one that was torn is known as such. */
final class SpoolLine {
    private static final int PARTS = 5;
    private static final int HEXADECIMAL = 16;

    private SpoolLine() {}

    static byte[] of(UsageEvent event) {
        String text = String.join(
                " ",
                event.signIn().value().toString(),
                event.organization().value().toString(),
                event.subject().toString(),
                Long.toString(event.occurredAt().toEpochMilli()));
        return (text + ' ' + checksum(text) + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    /** The event; empty where the line isn't whole. */
    static Optional<UsageEvent> read(String line) {
        List<String> parts = List.of(line.split(" ", -1));
        int end = line.lastIndexOf(' ');
        if (parts.size() != PARTS || !checksum(line.substring(0, end)).equals(line.substring(end + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UsageEvent(
                    new SignInId(UUID.fromString(parts.get(0))),
                    new OrganizationId(UUID.fromString(parts.get(1))),
                    UUID.fromString(parts.get(2)),
                    Instant.ofEpochMilli(Long.parseLong(parts.get(3)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), HEXADECIMAL);
    }
}
