package com.keyri.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Keyri;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * A site of somebody else's that serves a page as it was copied from the portal, with the two endpoints that it needs.
 * Who signed in, it has from an introspection with the API key, as any server would.
 */
final class SnippetSite {
    private final Keyri keyri;
    private final String origin;
    private final String html;
    private final String apiKey;
    private final AtomicReference<String> nonce = new AtomicReference<>("");
    private final AtomicReference<String> user = new AtomicReference<>("");

    SnippetSite(Keyri keyri, String origin, String html, String apiKey) {
        this.keyri = keyri;
        this.origin = origin;
        this.html = html;
        this.apiKey = apiKey;
    }

    /** Opens it in a browser. */
    void open(Page page) {
        page.route(origin + "/**", this::answer);
        page.navigate(origin + "/");
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        switch (route.request().method() + " " + path) {
            case "GET /" -> send(route, 200, "text/html; charset=utf-8", html);
            case "POST /nonce" -> {
                nonce.set(SecretToken.random256().reveal());
                send(route, 200, "application/json", "{\"nonce\":\"" + nonce.get() + "\"}");
            }
            case "POST /session" -> send(route, begin(route) ? 200 : 401, "application/json", "{}");
            case "GET /account" -> send(route, 200, "application/json", "{\"user\":\"" + user.get() + "\"}");
            default -> send(route, 404, "text/plain", "");
        }
    }

    private boolean begin(Route route) {
        JsonObject body = JsonParser.parseString(route.request().postData()).getAsJsonObject();
        JsonNode claims = keyri.post("/api/v1/tokens/introspect")
                .by(apiKey)
                .form(Map.of(
                        "token",
                        body.get("idToken").getAsString(),
                        "proof",
                        route.request().headers().getOrDefault("dpop", ""),
                        "method",
                        "POST",
                        "uri",
                        origin + "/session"))
                .send()
                .is(200)
                .json();
        boolean isGood = claims.path("active").asBoolean()
                && claims.path("nonce").asString("").equals(nonce.getAndSet(""));
        if (isGood) {
            user.set(claims.path("sub").asString());
        }
        return isGood;
    }

    private static void send(Route route, int status, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(type)
                .setBody(body));
    }
}
