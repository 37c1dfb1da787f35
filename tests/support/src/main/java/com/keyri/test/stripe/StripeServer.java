package com.keyri.test.stripe;

import com.keyri.test.stripe.StripeFaults.Fault;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Speaks HTTP, on a free port of the loopback address. */
final class StripeServer implements AutoCloseable {
    private static final int TOO_MANY = 429;
    private static final int MOST_BYTES = 1_000_000;
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final HttpServer server;
    private final BiFunction<StripeCall, Fault, StripeAnswer> answers;
    private final StripeFaults faults;
    private final Consumer<StripeCall> taken;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    StripeServer(StripeFaults faults, Consumer<StripeCall> taken, BiFunction<StripeCall, Fault, StripeAnswer> answers) {
        this.faults = faults;
        this.taken = taken;
        this.answers = answers;
        server = PromptServer.create();
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            StripeCall call = read(exchange);
            taken.accept(call);
            Fault fault = faults.of(call);
            if (fault == Fault.BLACK_HOLE) {
                closing.await();
                return;
            }
            StripeAnswer answer = answers.apply(call, fault);
            if (fault != Fault.LOST_ANSWER) {
                write(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StripeCall read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String sent = new String(body, StandardCharsets.UTF_8);
        return new StripeCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query.isEmpty() || sent.isEmpty() ? query + sent : query + '&' + sent,
                secret(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    }

    /** As a token, or as the name of basic authentication, whose password is empty. */
    private static String secret(String authorization) {
        if (authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length());
        }
        if (!authorization.startsWith(BASIC)) {
            return "";
        }
        byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
        return new String(pair, StandardCharsets.UTF_8).replaceFirst(":.*", "");
    }

    private void write(HttpExchange exchange, StripeAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Request-Id", "req_standin");
        exchange.getResponseHeaders().add("Stripe-Version", StripeEvents.API_VERSION);
        if (answer.isReplayed()) {
            exchange.getResponseHeaders().add("Idempotent-Replayed", "true");
        }
        if (answer.status() == TOO_MANY) {
            faults.pause().ifPresent(pause -> exchange.getResponseHeaders().add("Retry-After", "" + pause.toSeconds()));
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
