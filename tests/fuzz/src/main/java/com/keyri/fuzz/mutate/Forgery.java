package com.keyri.fuzz.mutate;

import com.keyri.client.SigningKey;
import com.keyri.protocol.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A compact JWS that is put together by hand, with a header and claims that need not be well-formed. */
final class Forgery {
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private String headerText = "";
    private String claimsText = "";

    /** A member of the header, as JSON. */
    Forgery header(String name, String json) {
        header.put(name, json);
        return this;
    }

    /** A claim, as JSON. */
    Forgery claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    Forgery withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    Forgery withoutClaim(String name) {
        claims.remove(name);
        return this;
    }

    /** Another text in place of the whole header. */
    Forgery headerText(String text) {
        headerText = text;
        return this;
    }

    /** Another text in place of all claims. */
    Forgery claimsText(String text) {
        claimsText = text;
        return this;
    }

    String headerText() {
        return headerText.isEmpty() ? object(header) : headerText;
    }

    String claimsText() {
        return claimsText.isEmpty() ? object(claims) : claimsText;
    }

    /** The first two parts. */
    String input() {
        return encoded(headerText()) + "." + encoded(claimsText());
    }

    /** The whole, with a good signature. */
    String signed(SigningKey key) {
        String input = input();
        return input + "." + Base64Url.encode(key.signer().sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A text as JSON. */
    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String object(Map<String, String> members) {
        StringBuilder text = new StringBuilder("{");
        members.forEach((name, json) -> text.append(text.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(json));
        return text.append('}').toString();
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
