package com.keyri.web.rest.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a text from a JSON string and nothing else; refuses NUL and unpaired surrogates, which no store can keep. */
final class TextDeserializer extends StdScalarDeserializer<String> {
    TextDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        return textOf(parser, context, String.class);
    }

    static String textOf(JsonParser parser, DeserializationContext context, Class<?> target) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(target, "must be a string");
        }
        String text = parser.getString();
        if (text.codePoints().anyMatch(TextDeserializer::cannotBeKept)) {
            return context.reportInputMismatch(target, "must be well-formed text");
        }
        return text;
    }

    private static boolean cannotBeKept(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
