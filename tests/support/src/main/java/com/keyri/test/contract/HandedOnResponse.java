package com.keyri.test.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/** An answer whose body was read for the check and is given on in the form that the caller wanted. */
record HandedOnResponse<T>(HttpResponse<byte[]> wire, T body) implements HttpResponse<T> {
    static <T> HttpResponse<T> of(HttpResponse<byte[]> wire, BodyHandler<T> handler) {
        BodySubscriber<T> subscriber = handler.apply(new Head(wire.statusCode(), wire.headers(), wire.version()));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                // All of it comes at once.
            }

            @Override
            public void cancel() {
                // There is nothing to stop.
            }
        });
        if (wire.body().length > 0) {
            subscriber.onNext(List.of(ByteBuffer.wrap(wire.body())));
        }
        subscriber.onComplete();
        return new HandedOnResponse<>(
                wire, subscriber.getBody().toCompletableFuture().join());
    }

    private record Head(int statusCode, HttpHeaders headers, HttpClient.Version version) implements ResponseInfo {}

    @Override
    public int statusCode() {
        return wire.statusCode();
    }

    @Override
    public HttpRequest request() {
        return wire.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return wire.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return wire.sslSession();
    }

    @Override
    public URI uri() {
        return wire.uri();
    }

    @Override
    public HttpClient.Version version() {
        return wire.version();
    }
}
