package com.keyri.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, taken out one by one with their type; {@link #end()} refuses what is left over.
 *
 * <p>All the typed statements, proofs and tokens are read with this one reader, so none is laxer than another.
 */
final class Members {
    static final int MAX_ID_CHARS = 256;
    private static final long MAX_SECONDS = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private final Map<String, @Nullable Object> left;

    private Members(Map<String, @Nullable Object> members) {
        left = members;
    }

    static Members parse(String json, int maxChars) {
        return new Members(StrictJson.object(json, maxChars));
    }

    /** A reader of a copy of members that are parsed already. */
    static Members of(Map<String, ?> members) {
        return new Members(new LinkedHashMap<>(members));
    }

    /** The members of a nested object; the map becomes this reader's own. */
    @SuppressWarnings("unchecked") // StrictJson makes maps with String keys only
    Members object(String name) {
        if (required(name) instanceof Map<?, ?> map) {
            return new Members((Map<String, @Nullable Object>) map);
        }
        throw new MalformedException(name + ": not an object");
    }

    /** The members of each object in an array. */
    @SuppressWarnings("unchecked") // StrictJson makes maps with String keys only
    List<Members> objects(String name, int most) {
        if (required(name) instanceof List<?> list && list.size() <= most) {
            List<Members> objects = new ArrayList<>();
            for (Object element : list) {
                if (!(element instanceof Map<?, ?> map)) {
                    throw new MalformedException(name + ": not an array of objects");
                }
                objects.add(new Members((Map<String, @Nullable Object>) map));
            }
            return objects;
        }
        throw new MalformedException(name + ": not a short array");
    }

    /** A text that stays to be read; empty where it is missing or something else. */
    String peek(String name) {
        return left.get(name) instanceof String text ? text : "";
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    void constant(String name, String expected) {
        if (!expected.equals(required(name))) {
            throw new MalformedException(name + ": not " + expected);
        }
    }

    /** A text of 1 to {@link #MAX_ID_CHARS} characters without control characters. */
    String text(String name) {
        return text(name, required(name), MAX_ID_CHARS);
    }

    String text(String name, int maxChars) {
        return text(name, required(name), maxChars);
    }

    @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    List<String> texts(String name) {
        if (required(name) instanceof List<?> list && list.size() <= 16) {
            return list.stream()
                    .map(element -> text(name, element, MAX_ID_CHARS))
                    .toList();
        }
        throw new MalformedException(name + ": not a short array");
    }

    /** Strict base64url of exactly 32 bytes, as text. */
    String digest(String name) {
        String text = text(name);
        Base64Url.decode(name, text, 32);
        return text;
    }

    @Nullable String optionalDigest(String name) {
        return has(name) ? digest(name) : null;
    }

    Thumbprint thumbprint(String name) {
        return new Thumbprint(digest(name));
    }

    boolean truth(String name) {
        if (required(name) instanceof Boolean truth) {
            return truth;
        }
        throw new MalformedException(name + ": not a boolean");
    }

    /** A NumericDate (RFC 7519 section 2) in whole seconds. */
    Instant seconds(String name) {
        if (required(name) instanceof Long seconds && seconds >= 0 && seconds <= MAX_SECONDS) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new MalformedException(name + ": not seconds since 1970");
    }

    Validity validity() {
        return new Validity(seconds("iat"), seconds("exp"));
    }

    @Nullable Object anything(String name) {
        if (!has(name)) {
            throw new MalformedException(name + ": missing");
        }
        return left.remove(name);
    }

    void end() {
        if (!left.isEmpty()) {
            throw new MalformedException("JSON: unknown member");
        }
    }

    private Object required(String name) {
        Object value = left.remove(name);
        if (value == null) {
            throw new MalformedException(name + ": missing");
        }
        return value;
    }

    private static String text(String name, @Nullable Object value, int maxChars) {
        if (value instanceof String text) {
            return Texts.bounded(name, text, maxChars);
        }
        throw new MalformedException(name + ": not a text");
    }
}
