package com.keyri.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Keyri;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A site of somebody else's that serves a page as it was copied from the portal, with the two endpoints that it needs.
 * Who signed in, it has from an introspection with the API key, as any server would.
 */
final class SnippetSite implements AutoCloseable {
    private final Keyri keyri;
    private final HttpsServer server;
    /** Chromium opens connections in advance and says nothing over them: one thread would wait for it. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private volatile String html = "";
    private volatile String apiKey = "";
    private volatile String nonce = "";
    private volatile String user = "";

    private SnippetSite(Keyri keyri, HttpsServer server) {
        this.keyri = keyri;
        this.server = server;
    }

    /** Listens at a free port, with the shop's certificate. */
    static SnippetSite open(Platform platform) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(platform.shopTls()));
            SnippetSite site = new SnippetSite(platform.keyri(), server);
            server.createContext("/", site::answer);
            server.setExecutor(site.threads);
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String origin() {
        return "https://shop.keyri.localhost:" + server.getAddress().getPort();
    }

    /** What its front page is from now on, and with which key it asks. */
    void serve(String page, String key) {
        html = page;
        apiKey = key;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /" -> send(exchange, 200, "text/html; charset=utf-8", html);
            case "GET /favicon.ico" ->
                send(exchange, 200, "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            case "POST /nonce" -> {
                nonce = SecretToken.random256().reveal();
                send(exchange, 200, "application/json", "{\"nonce\":\"" + nonce + "\"}");
            }
            case "POST /session" -> send(exchange, begin(exchange) ? 200 : 401, "application/json", "{}");
            case "GET /account" -> send(exchange, 200, "application/json", "{\"user\":\"" + user + "\"}");
            default -> send(exchange, 404, "text/plain", "nothing");
        }
    }

    private boolean begin(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonObject body = JsonParser.parseString(text).getAsJsonObject();
        String proof = Optional.ofNullable(exchange.getRequestHeaders().getFirst("DPoP"))
                .orElse("");
        JsonNode claims = keyri.post("/api/v1/tokens/introspect")
                .by(apiKey)
                .form(Map.of(
                        "token",
                        body.get("idToken").getAsString(),
                        "proof",
                        proof,
                        "method",
                        "POST",
                        "uri",
                        origin() + "/session"))
                .send()
                .is(200)
                .json();
        boolean isGood = claims.path("active").asBoolean()
                && claims.path("nonce").asString("").equals(nonce);
        nonce = "used";
        if (isGood) {
            user = claims.path("sub").asString();
        }
        return isGood;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
