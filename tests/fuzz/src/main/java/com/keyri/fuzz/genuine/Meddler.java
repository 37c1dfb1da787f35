package com.keyri.fuzz.genuine;

import com.keyri.fuzz.wire.Draft;
import com.keyri.test.contract.OpenApiDocument;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.RequestBody;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Shows each genuine request to somebody before it is sent, and says how it was answered. */
final class Meddler extends HttpClient {
    private final HttpClient wire;
    private final OpenApiDocument document;
    private final KeyRing keys;
    private final Consumer<Template> before;
    private final ObjIntConsumer<Operation> after;

    Meddler(
            HttpClient wire,
            OpenApiDocument document,
            KeyRing keys,
            Consumer<Template> before,
            ObjIntConsumer<Operation> after) {
        this.wire = wire;
        this.document = document;
        this.keys = keys;
        this.before = before;
        this.after = after;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Optional<Template> template = template(request);
        template.ifPresent(before);
        HttpResponse<T> response = wire.send(request, handler);
        template.ifPresent(known -> after.accept(known.operation(), response.statusCode()));
        return response;
    }

    private Optional<Template> template(HttpRequest request) {
        return document.find(request.method(), request.uri().getRawPath()).map(operation -> {
            List<Draft.Header> headers = new ArrayList<>();
            request.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("DPoP")) {
                    values.forEach(value -> headers.add(new Draft.Header(name, value)));
                }
            });
            String query = request.uri().getRawQuery();
            return new Template(
                    operation,
                    request.uri().getRawPath() + (query == null ? "" : "?" + query),
                    headers,
                    request.bodyPublisher().map(RequestBody::collect).filter(body -> !body.isEmpty()),
                    request.headers().firstValue("DPoP").flatMap(keys::possession));
        });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return wire.sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushPromises) {
        return wire.sendAsync(request, handler, pushPromises);
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return wire.newWebSocketBuilder();
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
