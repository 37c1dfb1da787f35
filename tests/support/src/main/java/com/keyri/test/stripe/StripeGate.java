package com.keyri.test.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands before the stand-in, and lets only those calls through that the installation's key is for. What else comes is
 * refused and remembered, so that a test fails on it. Keys that people paste for one action pass, where the test says
 * so.
 */
public final class StripeGate implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_BYTES = 1_000_000;
    private static final int REFUSED = 418;

    /** Methods and paths; of the objects that the key may not touch, only the one that doesn't exist is asked for. */
    private static final List<Pattern> ALLOWED = Stream.of(
                    "GET /v1/subscriptions",
                    "(GET|POST|DELETE) /v1/subscriptions/ID",
                    "POST /v1/subscription_schedules",
                    "(GET|POST) /v1/subscription_schedules/ID",
                    "POST /v1/subscription_schedules/ID/release",
                    "POST /v1/billing/meter_events",
                    "GET /v1/billing/meters",
                    "GET /v1/billing/meters/ID",
                    "GET /v1/billing/meters/ID/event_summaries",
                    "GET /v1/prices/ID",
                    "GET /v1/products/ID",
                    "GET /v1/invoices",
                    "GET /v1/invoices/ID",
                    "GET /v1/invoices/ID/lines",
                    "GET /v1/customers/ID",
                    "GET /v1/events",
                    "GET /v1/events/ID",
                    "GET /v2/core/events/ID",
                    "POST /v1/checkout/sessions",
                    "GET /v1/checkout/sessions/ID",
                    "POST /v1/checkout/sessions/ID/expire",
                    "POST /v1/billing_portal/sessions",
                    "GET /v1/[a-z_]+/([a-z]+_)?none",
                    "POST /v1/(prices|products|customers)/[a-z]+_none",
                    "POST /v1/invoices/in_none/finalize",
                    "POST /v1/billing/meters/mtr_none/deactivate")
            .map(call -> Pattern.compile(call.replace("ID", "[A-Za-z0-9_]+")))
            .toList();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Set<String> pasted = ConcurrentHashMap.newKeySet();
    private final List<String> refused = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI behind;

    private StripeGate(StripeStandIn stripe) {
        behind = URI.create(stripe.url());
        server = PromptServer.create();
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** A gate before that account. */
    public static StripeGate before(StripeStandIn stripe) {
        return new StripeGate(stripe);
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody pastes that key for one action; what it is used for is between it and the account. */
    public void letPass(String key) {
        pasted.add(key);
    }

    /** The calls that were refused since somebody asked. */
    public List<String> drainRefused() {
        synchronized (refused) {
            List<String> all = List.copyOf(refused);
            refused.clear();
            return all;
        }
    }

    /** Whether the installation's key is for such a call. */
    static boolean isAllowed(String method, String path) {
        return ALLOWED.stream()
                .anyMatch(call -> call.matcher(method + ' ' + path).matches());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            String key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("")
                    .replace("Bearer ", "");
            if (!pasted.contains(key) && !isAllowed(method, path)) {
                remember(method + ' ' + path);
                byte[] body = "{\"error\":{\"message\":\"not a call of ours\"}}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(REFUSED, body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            forward(exchange, method);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(String call) {
        synchronized (refused) {
            refused.add(call);
        }
    }

    private void forward(HttpExchange exchange, String method) throws IOException, InterruptedException {
        byte[] sent = exchange.getRequestBody().readNBytes(MOST_BYTES);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .timeout(PATIENCE)
                .method(
                        method,
                        sent.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(sent));
        for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key", "Stripe-Version")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
