package com.keyri.web.rest.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes an instant in RFC 3339 form and UTC, to the millisecond. */
final class InstantSerializer extends StdScalarSerializer<Instant> {
    InstantSerializer() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant moment, JsonGenerator generator, SerializationContext context) {
        generator.writeString(moment.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
