package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import com.keyri.web.rest.json.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The frames of the events socket as JSON text. */
final class EventFrames {
    private EventFrames() {}

    static String write(EventFrame frame) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("type", frame.type().wireName());
        if (frame.code() != null) {
            json.putObject("code")
                    .put("value", frame.code().value())
                    .put("expiresAt", frame.code().expiresAt().toString());
        }
        add(json, "proofNonce", frame.proofNonce());
        add(json, "redeemCode", frame.redeemCode());
        add(
                json,
                "expiresAt",
                frame.expiresAt() == null ? null : frame.expiresAt().toString());
        add(json, "payload", frame.payload());
        add(json, "account", frame.account());
        return json.toString();
    }

    /** The proof in {@code {"type":"proof","proof":"…"}}; empty for any other frame. */
    static Optional<String> readProof(String frame) {
        try {
            ProofFrame read = StrictJson.mapper().readValue(frame, ProofFrame.class);
            return read != null && "proof".equals(read.type()) ? Optional.ofNullable(read.proof()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static void add(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
