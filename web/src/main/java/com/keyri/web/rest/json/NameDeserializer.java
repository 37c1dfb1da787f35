package com.keyri.web.rest.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads one of the names of an enum, exactly: Jackson's own reader passes over blanks around it. */
final class NameDeserializer extends StdScalarDeserializer<Object> {
    NameDeserializer(Class<?> enumClass) {
        super(enumClass);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        String text = TextDeserializer.textOf(parser, context, handledType());
        for (Object constant : handledType().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        return context.reportInputMismatch(handledType(), "must be one of the names that the document lists");
    }
}
