package com.keyri.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpContent;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How the library's requests go over the network: within a time, to no other place than asked for, with an answer of
 * bounded length, and without telling Stripe about this machine.
 */
final class StripeHttp extends com.stripe.net.HttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 8 << 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final HttpClient http;
    private final Duration patience;

    StripeHttp(StripeRoute route, Duration patience) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(route.trust());
        route.proxy().ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
        this.http = builder.build();
        this.patience = patience;
    }

    @Override
    @SuppressWarnings("deprecation") // The library still has it, and it would tell Stripe of our times.
    public StripeResponse requestWithTelemetry(StripeRequest request) throws ApiConnectionException {
        return request(request);
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        HttpResponse<byte[]> answer = answer(http.sendAsync(http(request), head -> new BoundedBody(MOST_BYTES)));
        if (answer.statusCode() == TOO_MANY_REQUESTS) {
            // The library would neither wait nor say for how long.
            throw StripeException.busy(pause(answer));
        }
        return new StripeResponse(
                answer.statusCode(),
                com.stripe.net.HttpHeaders.of(answer.headers().map()),
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static HttpRequest http(StripeRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url().toString()));
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        Optional<HttpContent> content = Optional.ofNullable(request.content());
        // Without a body the library names a type all the same.
        content.ifPresent(body -> builder.setHeader("Content-Type", body.contentType()));
        return builder.setHeader("User-Agent", "Keyri")
                .method(
                        request.method().name(),
                        content.map(body -> HttpRequest.BodyPublishers.ofByteArray(body.byteArrayContent()))
                                .orElse(HttpRequest.BodyPublishers.noBody()))
                .build();
    }

    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> coming) throws ApiConnectionException {
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw unreachable("no answer in time");
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() instanceof IOException ? "no connection, or a broken one" : "no answer");
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted");
        }
    }

    /** The cause is what the library tries once more for. */
    private static ApiConnectionException unreachable(String message) {
        return new ApiConnectionException(message, new ConnectException(message));
    }

    private static Optional<Duration> pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
