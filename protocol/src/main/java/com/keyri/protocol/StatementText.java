package com.keyri.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text form that all statements share: bounded, typed by its first member, written in a fixed order. */
final class StatementText {
    private final Map<String, Object> members = new LinkedHashMap<>();

    StatementText(String type) {
        members.put("typ", type);
    }

    static Members read(String json, String type) {
        if (json.length() > Statement.MAX_BYTES || json.getBytes(StandardCharsets.UTF_8).length > Statement.MAX_BYTES) {
            throw new MalformedException("statement: too long");
        }
        Members members = Members.parse(json, Statement.MAX_BYTES);
        members.constant("typ", type);
        return members;
    }

    StatementText with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value instanceof Thumbprint thumbprint ? thumbprint.value() : value);
        }
        return this;
    }

    StatementText with(Parties parties) {
        return with("iss", parties.deviceId()).with("sub", parties.userId()).with("aud", parties.applicationId());
    }

    String until(Validity validity) {
        validity.write(members);
        return StrictJson.write(members);
    }
}
