package com.keyri.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an access token for an application's server (RFC 9068 section 2.2), bound to a key where that was asked
 * for (RFC 7800, RFC 9449 section 6).
 *
 * <p>A JWS with ES256, {@code typ} {@code at+jwt} and a {@code kid}, so it can't pass for an id token. It speaks for
 * the application, not for a user: {@code sub} is the {@code client_id}.
 *
 * @param issuance {@code iss}, {@code aud} (this installation's API), {@code iat}, {@code exp}
 * @param clientId {@code client_id} and {@code sub}, the application
 * @param id {@code jti}
 * @param scope {@code scope}, names separated by single spaces
 * @param key {@code cnf.jkt}, the key that whoever uses the token must prove; absent: it is a bearer token
 */
public record AccessTokenClaims(
        Issuance issuance,
        String clientId,
        String id,
        String scope,
        @Nullable Thumbprint key) {
    /** The value of the header's {@code typ} (RFC 9068 section 2.1). */
    public static final String TYPE = "at+jwt";

    /** The longest token, in characters. */
    public static final int MAX_CHARS = 2048;

    /**
     * Checks the shapes.
     *
     * @param issuance {@code iss}, {@code aud}, {@code iat}, {@code exp}
     * @param clientId {@code client_id} and {@code sub}, the application
     * @param id {@code jti}
     * @param scope {@code scope}, names separated by single spaces
     * @param key {@code cnf.jkt}, the key that whoever uses the token must prove; absent: it is a bearer token
     * @throws MalformedException if an id or the scope is no short text
     */
    public AccessTokenClaims {
        Texts.id("client_id", clientId);
        Texts.id("jti", id);
        Texts.id("scope", scope);
    }

    /**
     * Reads claims from a payload whose signature was verified.
     *
     * @param json the payload
     * @return the claims
     * @throws MalformedException if one is missing, doubled, of another type, or {@code sub} isn't the client
     */
    public static AccessTokenClaims parse(String json) {
        Members members = Members.parse(json, MAX_CHARS);
        String clientId = members.text("client_id");
        members.constant("sub", clientId);
        return new AccessTokenClaims(
                Issuance.read(members),
                clientId,
                members.text("jti"),
                members.text("scope"),
                members.has("cnf") ? members.object("cnf").thumbprint("jkt") : null);
    }

    /**
     * The payload.
     *
     * @return one JSON object without white space
     */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        issuance.write(members);
        members.put("sub", clientId);
        members.put("client_id", clientId);
        members.put("jti", id);
        members.put("scope", scope);
        if (key != null) {
            members.put("cnf", Map.of("jkt", key.value()));
        }
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
