package com.keyri.client;

import com.keyri.client.ProblemException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One installation of Keyri as a client sees it. Safe to share between threads; several clients of one installation
 * share one, and with it connections and the server's time.
 */
public final class Installation {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MAX_BODY_BYTES = 262_144;
    private static final Pattern PATH_PART = Pattern.compile("[A-Za-z0-9_~:-][A-Za-z0-9._~:-]{0,127}");

    private final String publicUrl;
    private final HttpClient http;
    private final ServerClock clock;

    /** Without looking at the address, so that this package's tests need no certificate. */
    Installation(String publicUrl, HttpClient http, InstantSource clock) {
        this.publicUrl = publicUrl;
        this.http = http;
        this.clock = new ServerClock(clock);
    }

    /**
     * Names an installation; nothing is sent.
     *
     * @param publicUrl its public address, {@code https://HOST[:PORT]}, exactly as it is configured there, because
     *     proofs name it
     * @param http how to connect: trust, proxy, executor; must not follow redirects
     * @param clock this machine's time; a difference to the server's is corrected
     * @return the installation
     * @throws IllegalArgumentException if the address isn't an HTTPS one, has a path, a query or no host, or the client
     *     follows redirects
     */
    public static Installation at(URI publicUrl, HttpClient http, InstantSource clock) {
        String text = publicUrl.toString();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (publicUrl.getHost() == null || !trimmed.equals("https://" + publicUrl.getAuthority())) {
            throw new IllegalArgumentException("the public address is https, host and port");
        }
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a redirect would carry proofs and keys elsewhere");
        }
        return new Installation(trimmed, http, clock);
    }

    /**
     * The public address, which is also the issuer of its tokens.
     *
     * @return without a slash at the end
     */
    public String publicUrl() {
        return publicUrl;
    }

    /**
     * The server's time as far as its answers told it.
     *
     * @return this machine's clock, corrected
     */
    public InstantSource clock() {
        return clock;
    }

    HttpClient http() {
        return http;
    }

    /** An id as part of a path; anything that could change the path is refused. */
    static String part(String id) {
        if (!PATH_PART.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id");
        }
        return id;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(publicUrl + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
    }

    /** Sends a request and gives the answer, whatever its status. */
    Answer exchange(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            clock.learn(response.headers());
            return new Answer(response.statusCode(), response.headers(), bounded(response.body()));
        } catch (IOException e) {
            throw new ConnectionException("no answer from the installation", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("interrupted", e);
        }
    }

    Reply send(HttpRequest request) {
        return exchange(request).orThrow();
    }

    private static String bounded(InputStream body) throws IOException {
        try (body) {
            byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                throw new IOException("answer too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** An answer before its status was looked at. */
    record Answer(int status, HttpHeaders headers, String body) {
        Reply orThrow() {
            if (status >= 200 && status < 300) {
                return new Reply(headers, body);
            }
            throw new ProblemException(status, problem(), retryAfter());
        }

        /** The nonce that a refused proof should have carried. */
        Optional<String> demandedNonce() {
            return status == 401 ? headers.firstValue("DPoP-Nonce") : Optional.empty();
        }

        private Problem problem() {
            boolean isProblem = headers.firstValue("Content-Type")
                    // The token endpoint refuses servers in the form of RFC 6749, with the same members.
                    .filter(type -> type.startsWith("application/problem+json") || type.startsWith("application/json"))
                    .isPresent();
            return isProblem ? Json.read(body, Problem.class) : new Problem(null, null, null);
        }

        private int retryAfter() {
            return headers.firstValue("Retry-After")
                    .filter(text -> text.matches("[0-9]{1,6}"))
                    .map(Integer::valueOf)
                    .orElse(-1);
        }
    }
}
