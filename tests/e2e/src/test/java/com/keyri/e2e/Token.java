package com.keyri.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The id token that a page hands to its own server, read without verifying it: that is the server's part. */
record Token(JsonObject header, JsonObject claims) {
    /** The token in the body of a request. */
    static Token of(Request request) {
        String[] parts = JsonParser.parseString(request.postData())
                .getAsJsonObject()
                .get("idToken")
                .getAsString()
                .split("\\.", -1);
        return new Token(json(parts[0]), json(parts[1]));
    }

    String claim(String name) {
        return claims.get(name).getAsString();
    }

    /** The hash of a text, as it stands in {@code txh}. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(String part) {
        return JsonParser.parseString(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }
}
