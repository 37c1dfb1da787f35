package com.keyri.web.rest.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads an id from its text form. */
final class IdDeserializer extends StdScalarDeserializer<Object> {
    private final IdType type;

    IdDeserializer(Class<?> idClass) {
        super(idClass);
        this.type = IdType.of(idClass);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        String text = TextDeserializer.textOf(parser, context, handledType());
        return type.parse(text)
                .map(Object.class::cast)
                .orElseThrow(() -> context.weirdStringException("…", handledType(), "isn't such an id"));
    }
}
