package com.keyri.test.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Every member that a resource has, with the value it has where nobody said anything. */
final class Shapes {
    private static final Map<String, ObjectNode> KNOWN = new ConcurrentHashMap<>();

    private Shapes() {}

    static ObjectNode of(String kind) {
        return KNOWN.computeIfAbsent(kind, Shapes::read).deepCopy();
    }

    private static ObjectNode read(String kind) {
        try (InputStream file = Shapes.class.getResourceAsStream(kind + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no shape of " + kind);
            }
            return (ObjectNode) Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
