package com.keyri.id.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For attributes over a {@code uuid} column that may be null.
 *
 * <p>EclipseLink 4.0 binds a {@link UUID} to PostgreSQL's {@code uuid} as it is: in entities, in JPQL and in native
 * queries. But the converter that it puts on such attributes by itself fails on null, both ways, and even with this one
 * it binds null as a text, which the column refuses. So an optional one says {@code @Column(…, insertable = false,
 * updatable = false) @Convert(converter = OptionalUuidConverter.class)} and is written by native SQL ({@code cast(?1 as
 * uuid)} where the value may be null).
 */
@Converter
public class OptionalUuidConverter implements AttributeConverter<@Nullable UUID, @Nullable UUID> {
    @Override
    public @Nullable UUID convertToDatabaseColumn(@Nullable UUID id) {
        return id;
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable UUID column) {
        return column;
    }
}
