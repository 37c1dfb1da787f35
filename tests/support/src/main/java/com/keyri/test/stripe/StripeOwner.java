package com.keyri.test.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The owner of the account, who may everything and does it in the dashboard; a test does it by the API. */
public final class StripeOwner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String key;

    /** With a key of their own. */
    public StripeOwner(StripeStandIn stripe) {
        url = stripe.url();
        key = stripe.keys().unrestricted();
    }

    /** Makes a product; its id. */
    public String makeProduct(String name) {
        return post("/v1/products", "name=" + encoded(name));
    }

    /** Makes a customer; their id. */
    public String makeCustomer(String name, String mailAddress) {
        return post("/v1/customers", "name=" + encoded(name) + "&email=" + encoded(mailAddress));
    }

    private String post(String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode made = Json.parse(answer.body());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
            return Json.text(made, "id");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
