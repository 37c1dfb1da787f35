package com.keyri.protocol;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the phone tells the page in secret: members {@code sid, sub, aud, exp, data}.
 *
 * @param signInId {@code sid}
 * @param userId {@code sub}; the page compares it with the id token's
 * @param applicationId {@code aud}
 * @param expiresAt {@code exp}, whole seconds
 * @param dataJson {@code data}, any JSON value as text
 */
public record PagePayload(String signInId, String userId, String applicationId, Instant expiresAt, String dataJson) {
    /**
     * Checks the shapes.
     *
     * @param signInId {@code sid}
     * @param userId {@code sub}; the page compares it with the id token's
     * @param applicationId {@code aud}
     * @param expiresAt {@code exp}, whole seconds
     * @param dataJson {@code data}, any JSON value as text
     * @throws MalformedException if an id is no short text, or the data isn't exactly one strict JSON value
     */
    public PagePayload {
        Texts.id("sid", signInId);
        Texts.id("sub", userId);
        Texts.id("aud", applicationId);
        value(dataJson);
    }

    /** Does not show the data. */
    @Override
    public String toString() {
        return "PagePayload[" + signInId + "]";
    }

    String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sid", signInId);
        members.put("sub", userId);
        members.put("aud", applicationId);
        members.put("exp", expiresAt.getEpochSecond());
        members.putAll(value(dataJson));
        return StrictJson.write(members);
    }

    static PagePayload parse(String json) {
        Members members = Members.parse(json, SealedPayload.MAX_CHARS);
        String signInId = members.text("sid");
        String userId = members.text("sub");
        String applicationId = members.text("aud");
        Instant expiresAt = members.seconds("exp");
        String data = StrictJson.writeValue(members.anything("data"));
        members.end();
        return new PagePayload(signInId, userId, applicationId, expiresAt, data);
    }

    private static Map<String, ?> value(String dataJson) {
        Map<String, ?> members = StrictJson.object("{\"data\":" + dataJson + "}", SealedPayload.MAX_CHARS);
        if (members.size() != 1) {
            throw new MalformedException("data: more than one value");
        }
        return members;
    }
}
