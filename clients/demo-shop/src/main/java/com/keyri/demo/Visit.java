package com.keyri.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One request: its body and the session of its browser; and the answers to it. */
record Visit(HttpExchange exchange, String sessionId, Session session, String body) {
    static final String COOKIE = "__Host-shop";

    private static final int LARGEST_BODY = 16_384;

    static Visit of(HttpExchange exchange, Sessions sessions) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new BadRequestException("The body is too large", null);
        }
        String id = cookie(exchange);
        Session known = sessions.find(id);
        Session session = known == null ? sessions.fresh() : known;
        return new Visit(exchange, id, session, new String(bytes, StandardCharsets.UTF_8));
    }

    /** A text member of the JSON body; empty where it isn't there. */
    String text(String name) throws IOException {
        try {
            return Text.json(body).get(name) instanceof String value ? value : "";
        } catch (IOException e) {
            throw new BadRequestException("The body is no JSON object", e);
        }
    }

    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    boolean isSignedIn() {
        return session.userId != null;
    }

    /** Keeps the session under this id from now on. */
    void remember(String id) {
        String attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=" + Sessions.LIFE.toSeconds();
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=" + id + attributes);
    }

    void forget() {
        String attributes = "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0";
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + attributes);
    }

    void answer(int status, Map<String, ?> json) throws IOException {
        answer(exchange, status, json);
    }

    static void answer(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        answer(exchange, status, "application/json", Text.json(json).getBytes(StandardCharsets.UTF_8));
    }

    void answer(int status, String type, byte[] content) throws IOException {
        answer(exchange, status, type, content);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    private static String cookie(HttpExchange exchange) {
        List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        for (String pair : String.join("; ", headers).split("; ", -1)) {
            if (pair.startsWith(COOKIE + "=")) {
                return pair.substring(COOKIE.length() + 1);
            }
        }
        return "";
    }
}
