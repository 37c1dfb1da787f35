package com.keyri.invitation.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an invitation; {@code inv_…} as text. */
public record InvitationId(UUID value) {
    public static final String PREFIX = "inv";

    public static InvitationId at(Instant moment) {
        return new InvitationId(UuidV7.at(moment));
    }

    public static Optional<InvitationId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(InvitationId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
