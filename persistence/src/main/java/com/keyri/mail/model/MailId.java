package com.keyri.mail.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a mail in the outbox; {@code mail_…} as text. */
public record MailId(UUID value) {
    public static final String PREFIX = "mail";

    public static MailId at(Instant moment) {
        return new MailId(UuidV7.at(moment));
    }

    public static Optional<MailId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(MailId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
