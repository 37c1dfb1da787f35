package com.keyri.test.contract;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An HTTP client that compares everything it sends and receives with the OpenAPI document, and fails on a difference.
 */
public final class CheckedHttpClient extends HttpClient {
    private final HttpClient wire;
    private final ContractCheck check;
    private final Violations violations;

    /**
     * A client over another.
     *
     * @param wire does the work
     * @param document what to compare with
     * @param violations where to note differences
     */
    public CheckedHttpClient(HttpClient wire, OpenApiDocument document, Violations violations) {
        this.wire = wire;
        this.check = new ContractCheck(document);
        this.violations = violations;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return checked(request, wire.send(request, BodyHandlers.ofByteArray()), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return wire.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(response -> checked(request, response, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushPromises) {
        throw new UnsupportedOperationException("the server pushes nothing");
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return new CheckedSocketBuilder(wire.newWebSocketBuilder(), this::checkFrame);
    }

    private <T> HttpResponse<T> checked(HttpRequest request, HttpResponse<byte[]> response, BodyHandler<T> handler) {
        Exchange exchange = new Exchange(
                request.method(),
                target(request.uri()),
                request.headers(),
                request.bodyPublisher().map(RequestBody::collect).orElse(""),
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8));
        List<String> found = check.violations(exchange);
        if (!found.isEmpty()) {
            String text = String.join("\n", found) + "\n" + exchange.describe();
            violations.add(text);
            throw new AssertionError("Not what the OpenAPI document says: " + text);
        }
        return HandedOnResponse.of(response, handler);
    }

    private static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private void checkFrame(String frame) {
        check.frameViolations(frame).forEach(error -> violations.add("frame: " + error + "\n" + frame));
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return wire.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return wire.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return wire.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return wire.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return wire.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return wire.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return wire.authenticator();
    }

    @Override
    public Version version() {
        return wire.version();
    }

    @Override
    public Optional<Executor> executor() {
        return wire.executor();
    }
}
