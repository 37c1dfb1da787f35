package com.keyri.token;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * Whose session ended where, as it waits in the outbox.
 *
 * @param application its id
 * @param subject the application's own id of the user
 * @param signInId which sign-in it was
 */
record LogoutFacts(String application, String subject, String signInId) {
    LogoutFacts {
        if (application.isEmpty() || subject.isEmpty() || signInId.isEmpty()) {
            throw new IllegalArgumentException("no facts of a logout");
        }
    }

    String toJson() {
        return Json.createObjectBuilder()
                .add("aud", application)
                .add("sub", subject)
                .add("sid", signInId)
                .build()
                .toString();
    }

    static LogoutFacts parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject facts = reader.readObject();
            return new LogoutFacts(facts.getString("aud", ""), facts.getString("sub", ""), facts.getString("sid", ""));
        } catch (JsonException e) {
            throw new IllegalArgumentException("no facts of a logout", e);
        }
    }
}
