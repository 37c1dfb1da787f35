package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frames of the events socket as JSON text. */
final class EventFrames {
    private static final int MEMBERS = 2;
    /** Kept, because each call of {@link Json} looks through the class path for them. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private EventFrames() {}

    static String write(EventFrame frame) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("type", frame.type().wireName());
        if (frame.code() != null) {
            json.add(
                    "code",
                    JSON.createObjectBuilder()
                            .add("value", frame.code().value())
                            .add("expiresAt", frame.code().expiresAt().toString()));
        }
        add(json, "proofNonce", frame.proofNonce());
        add(json, "redeemCode", frame.redeemCode());
        add(
                json,
                "expiresAt",
                frame.expiresAt() == null ? null : frame.expiresAt().toString());
        add(json, "payload", frame.payload());
        add(json, "account", frame.account());
        return json.build().toString();
    }

    /** The proof in {@code {"type":"proof","proof":"…"}}; empty for any other frame. */
    static Optional<String> readProof(String frame) {
        try (JsonReader reader = READERS.createReader(new StringReader(frame))) {
            JsonObject json = reader.readObject();
            JsonValue type = json.get("type");
            JsonValue proof = json.get("proof");
            boolean isProof = json.size() == MEMBERS
                    && type instanceof JsonString name
                    && "proof".equals(name.getString())
                    && proof instanceof JsonString;
            return isProof ? Optional.of(json.getString("proof")) : Optional.empty();
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
