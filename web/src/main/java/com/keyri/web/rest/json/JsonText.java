package com.keyri.web.rest.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns the bytes of a body into a record, or says what is wrong with them without repeating them. */
public final class JsonText {
    private static final int LONGEST_PATH = 128;

    private JsonText() {}

    /**
     * Reads one JSON value, UTF-8, as a {@code type}.
     *
     * @throws MalformedBodyException where it isn't one
     */
    public static <T> T read(byte[] body, Class<T> type) {
        try (JsonParser parser = new NullRefusingParser(StrictJson.mapper().createParser(decode(body)))) {
            return StrictJson.mapper().readValue(parser, type);
        } catch (JacksonException e) {
            throw new MalformedBodyException(List.of(violation(e)));
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedBodyException(List.of(new Violation("", "must be UTF-8")));
        }
    }

    private static Violation violation(JacksonException e) {
        if (e instanceof DatabindException) {
            return new Violation(path(e), message(e));
        }
        if (e instanceof StreamConstraintsException) {
            return new Violation("", "must not be that deep, long or large");
        }
        if (e instanceof StreamReadException && e.getOriginalMessage().equals(NullRefusingParser.MESSAGE)) {
            return new Violation(path(e), "must not be null");
        }
        if (e instanceof StreamReadException && e.getOriginalMessage().startsWith("Duplicate")) {
            return new Violation("", "must not name a member twice");
        }
        return new Violation("", "must be well-formed JSON");
    }

    private static String message(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is unknown";
        }
        String said = e.getOriginalMessage();
        if (e instanceof MismatchedInputException && said.startsWith("must be ")) {
            return said;
        }
        return "must be of the right type";
    }

    private static String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String trimmed = path.startsWith(".") ? path.substring(1) : path;
        return trimmed.substring(0, Math.min(trimmed.length(), LONGEST_PATH));
    }
}
