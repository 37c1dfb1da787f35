package com.keyri.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of the id token (OpenID Connect Core 1.0 section 2), bound to the page's key (RFC 7800, RFC 9449 section
 * 6).
 *
 * <p>A JWS with ES256, {@code typ} {@code keyri-id+jwt} and a {@code kid}. A reader ignores claims it doesn't know, so
 * that later versions may add some.
 *
 * @param issuance {@code iss}, {@code aud}, {@code iat}, {@code exp}
 * @param subject {@code sub}, the application's own id of the user
 * @param signInId {@code sid}
 * @param nonce {@code nonce}, the application's, bound to its pre-login cookie
 * @param authentication {@code auth_time}, {@code amr}, {@code acr}
 * @param continuityKey {@code cnf.jkt}, the key by which the page proves that the token is its own
 * @param transactionHash {@code txh}, there exactly when a transaction was approved
 * @param keyri {@code keyri}
 */
public record IdTokenClaims(
        Issuance issuance,
        String subject,
        String signInId,
        String nonce,
        Authentication authentication,
        Thumbprint continuityKey,
        @Nullable String transactionHash,
        KeyriClaims keyri) {
    /** The value of the header's {@code typ}. */
    public static final String TYPE = "keyri-id+jwt";

    /** The longest token, in characters. */
    public static final int MAX_CHARS = 8192;

    /**
     * Checks the shapes.
     *
     * @param issuance {@code iss}, {@code aud}, {@code iat}, {@code exp}
     * @param subject {@code sub}, the application's own id of the user
     * @param signInId {@code sid}
     * @param nonce {@code nonce}, the application's, bound to its pre-login cookie
     * @param authentication {@code auth_time}, {@code amr}, {@code acr}
     * @param continuityKey {@code cnf.jkt}, the key by which the page proves that the token is its own
     * @param transactionHash {@code txh}, there exactly when a transaction was approved
     * @param keyri {@code keyri}
     * @throws MalformedException if an id is no short text, or the hash isn't base64url of 32 bytes
     */
    public IdTokenClaims {
        Texts.id("sub", subject);
        Texts.id("sid", signInId);
        Texts.id("nonce", nonce);
        Texts.optionalDigest("txh", transactionHash);
    }

    /**
     * Reads claims from a payload whose signature was verified.
     *
     * @param json the payload
     * @return the claims
     * @throws MalformedException if one is missing, doubled or of another type
     */
    public static IdTokenClaims parse(String json) {
        Members members = Members.parse(json, MAX_CHARS);
        Authentication authentication =
                new Authentication(members.seconds("auth_time"), members.texts("amr"), members.text("acr"));
        return new IdTokenClaims(
                Issuance.read(members),
                members.text("sub"),
                members.text("sid"),
                members.text("nonce"),
                authentication,
                members.object("cnf").thumbprint("jkt"),
                members.optionalDigest("txh"),
                KeyriClaims.read(members.object("keyri")));
    }

    /**
     * The payload.
     *
     * @return one JSON object without white space
     */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        issuance.write(members);
        members.put("sub", subject);
        members.put("sid", signInId);
        members.put("nonce", nonce);
        members.put("auth_time", authentication.at().getEpochSecond());
        members.put("amr", authentication.methods());
        members.put("acr", authentication.contextClass());
        if (transactionHash != null) {
            members.put("txh", transactionHash);
        }
        members.put("cnf", Map.of("jkt", continuityKey.value()));
        members.put("keyri", keyri.toMembers());
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
