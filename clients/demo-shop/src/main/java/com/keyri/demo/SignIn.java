package com.keyri.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** All that a server does to sign its users in with Keyri. Copy this class. */
record SignIn(HttpClient http, String keyriUrl, String apiKey) {
    /** The id token's claims, if it is genuine, held by the page that proves it, and made for this session's nonce. */
    Optional<Map<String, Object>> verify(String idToken, String proof, String uri, String nonce) throws IOException {
        String form = Text.form(Map.of("token", idToken, "proof", proof, "method", "POST", "uri", uri));
        HttpResponse<String> answer = post("tokens/introspect", "application/x-www-form-urlencoded", form);
        Map<String, Object> claims = Text.json(answer.body());
        boolean isGood = answer.statusCode() == 200 && Boolean.TRUE.equals(claims.get("active"));
        return isGood && nonce.equals(claims.get("nonce")) ? Optional.of(claims) : Optional.empty();
    }

    /** Invites a phone of this user: a link for the page, which shows it as a QR code. */
    HttpResponse<String> invite(String userId, String label) throws IOException {
        return post("enrolments", "application/json", Text.json(Map.of("userId", userId, "label", label)));
    }

    /** Passes on the code that the user read from the phone and typed into their own session here. */
    HttpResponse<String> confirm(String enrolmentId, String code) throws IOException {
        return post("enrolments/" + enrolmentId + "/confirmation", "application/json", Text.json(Map.of("code", code)));
    }

    /** Makes a text for this user to approve by phone; the page gets its id together with the nonce. */
    HttpResponse<String> transaction(String userId, String nonce, String text) throws IOException {
        return post(
                "transactions", "application/json", Text.json(Map.of("userId", userId, "nonce", nonce, "text", text)));
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keyriUrl + "/api/v1/" + path))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for Keyri", e);
        }
    }
}
