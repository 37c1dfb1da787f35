package com.keyri.order.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a certificate of deletion; {@code crt_…} as text. */
public record CertificateId(UUID value) {
    public static final String PREFIX = "crt";

    public static CertificateId at(Instant moment) {
        return new CertificateId(UuidV7.at(moment));
    }

    public static Optional<CertificateId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(CertificateId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
