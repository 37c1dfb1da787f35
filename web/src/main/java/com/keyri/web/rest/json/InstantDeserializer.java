package com.keyri.web.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads an instant in RFC 3339 form and UTC, for example {@code 2026-11-23T18:30:00Z}. */
final class InstantDeserializer extends StdScalarDeserializer<Instant> {
    private static final Pattern FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    InstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        String text = TextDeserializer.textOf(parser, context, Instant.class);
        if (FORM.matcher(text).matches()) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                return context.reportInputMismatch(Instant.class, "must be a time that exists");
            }
        }
        return context.reportInputMismatch(Instant.class, "must be a time in RFC 3339 form and UTC");
    }
}
