package com.keyri.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the application that a session has ended (OpenID Connect Back-Channel Logout 1.0 section 2.4).
 *
 * <p>A JWS with ES256, {@code typ} {@code logout+jwt} and a {@code kid}; never with a {@code nonce}, so it can't pass
 * for an id token.
 *
 * @param issuance {@code iss}, {@code aud}, {@code iat}, {@code exp}; at most two minutes
 * @param id {@code jti}; the application takes each once
 * @param subject {@code sub}, the application's own id of the user
 * @param signInId {@code sid}, as in the id token
 */
public record LogoutToken(Issuance issuance, String id, String subject, String signInId) {
    /** The value of the header's {@code typ}. */
    public static final String TYPE = "logout+jwt";

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /**
     * Checks the shapes.
     *
     * @param issuance {@code iss}, {@code aud}, {@code iat}, {@code exp}; at most two minutes
     * @param id {@code jti}; the application takes each once
     * @param subject {@code sub}, the application's own id of the user
     * @param signInId {@code sid}, as in the id token
     * @throws MalformedException if an id is no short text
     */
    public LogoutToken {
        Texts.id("jti", id);
        Texts.id("sub", subject);
        Texts.id("sid", signInId);
    }

    static LogoutToken parse(String json) {
        Members members = Members.parse(json, IdTokenClaims.MAX_CHARS);
        if (members.has("nonce")) {
            throw new MalformedException("nonce: not in a logout token");
        }
        Members events = members.object("events");
        events.object(EVENT).end();
        events.end();
        return new LogoutToken(Issuance.read(members), members.text("jti"), members.text("sub"), members.text("sid"));
    }

    /**
     * The payload.
     *
     * @return one JSON object without white space
     */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        issuance.write(members);
        members.put("jti", id);
        members.put("sub", subject);
        members.put("sid", signInId);
        members.put("events", Map.of(EVENT, Map.of()));
        return StrictJson.write(members);
    }

    /**
     * Makes the token.
     *
     * @param kid the id of the token key in the JWK set
     * @param signer the token key
     * @return the compact JWS
     */
    public String sign(String kid, Es256Signer signer) {
        return CompactJws.sign(TYPE, kid, toJson(), signer);
    }
}
