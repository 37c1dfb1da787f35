package com.keyri.web.rest.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes an id in its text form. */
final class IdSerializer extends StdScalarSerializer<Object> {
    IdSerializer() {
        super(Object.class);
    }

    @Override
    public void serialize(Object id, JsonGenerator generator, SerializationContext context) {
        generator.writeString(id.toString());
    }
}
