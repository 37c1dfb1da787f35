package com.keyri.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A server on loopback that answers what a test tells it to, and remembers what it was asked. */
final class FakeHttp implements AutoCloseable {
    /** A request as it arrived. */
    record Received(String method, String path, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What to answer. */
    record Sent(int status, String body, Map<String, String> headers) {
        static Sent json(String body) {
            return new Sent(200, body, Map.of("Content-Type", "application/json"));
        }

        static Sent problem(int status, String type) {
            String body =
                    "{\"type\":\"urn:keyri:problem:" + type + "\",\"title\":\"Refused.\",\"status\":" + status + "}";
            return new Sent(status, body, Map.of("Content-Type", "application/problem+json"));
        }

        Sent with(String name, String value) {
            Map<String, String> more = new ConcurrentHashMap<>(headers);
            more.put(name, value);
            return new Sent(status, body, more);
        }
    }

    private final Map<String, Function<Received, Sent>> routes = new ConcurrentHashMap<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    FakeHttp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    void on(String methodAndPath, Function<Received, Sent> answer) {
        routes.put(methodAndPath, answer);
    }

    Queue<Received> received() {
        return received;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Installation installation(Instant now) {
        return new Installation(url(), HttpClient.newHttpClient(), () -> now);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Received request = new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
            received.add(request);
            Sent sent = routes.getOrDefault(
                            request.method() + " " + request.path(), unexpected -> Sent.problem(404, "not-found"))
                    .apply(request);
            sent.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = sent.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(sent.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
