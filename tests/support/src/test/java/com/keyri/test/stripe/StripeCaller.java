package com.keyri.test.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Calls the stand-in as plainly as can be.
 *
 * @param key that it calls with
 */
record StripeCaller(String url, String key) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    JsonNode get(String path) {
        return body(send("GET", path, "", ""));
    }

    /** What is answered to a form; refuses an answer that isn't 200. */
    JsonNode post(String path, String form) {
        return body(send("POST", path, form, ""));
    }

    JsonNode delete(String path) {
        return body(send("DELETE", path, "", ""));
    }

    HttpResponse<String> send(String method, String path, String form, String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Json.parse(response.body());
    }
}
