package com.keyri.organization.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an organization; {@code org_…} as text. */
public record OrganizationId(UUID value) {
    public static final String PREFIX = "org";

    public static OrganizationId at(Instant moment) {
        return new OrganizationId(UuidV7.at(moment));
    }

    public static Optional<OrganizationId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(OrganizationId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
