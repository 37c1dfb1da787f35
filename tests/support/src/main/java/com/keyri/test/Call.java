package com.keyri.test;

import com.keyri.client.SigningKey;
import com.keyri.protocol.DpopSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One call as its caller writes it, right or wrong: {@code keyri.post("/…").by(key).json(…).send()}. */
public final class Call {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Keyri keyri;
    private final String base;
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;

    Call(Keyri keyri, String base, String method, String path) {
        this.keyri = keyri;
        this.base = base;
        this.method = method;
        this.path = path;
        headers.put("Accept", "application/json, application/problem+json");
    }

    /** With a header, instead of what was there. */
    public Call with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Without a header. */
    public Call without(String header) {
        headers.remove(header);
        return this;
    }

    /** With a secret key. */
    public Call by(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    /** From a page of this origin. */
    public Call from(String origin) {
        return with("Origin", origin);
    }

    /** With a proof of possession for exactly this call. */
    public Call provenBy(SigningKey key, @Nullable String nonce) {
        return with("DPoP", proof(key, method, keyri.publicUrl() + bare(path), nonce));
    }

    /** Any proof of possession, fresh. */
    public static String proof(SigningKey key, String method, String uri, @Nullable String nonce) {
        return new DpopSigner(key.publicKey(), key.signer())
                .proof(method, uri, java.time.Clock.systemUTC().instant(), nonce);
    }

    /** With a JSON object. */
    public Call json(Map<String, ?> members) {
        return body("application/json", JsonMapper.shared().writeValueAsString(members));
    }

    /** With a form. */
    public Call form(Map<String, String> members) {
        return body(
                "application/x-www-form-urlencoded",
                members.entrySet().stream()
                        .map(member -> encoded(member.getKey()) + "=" + encoded(member.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** With any body. */
    public Call body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With any body. */
    public Call body(String contentType, byte[] bytes) {
        body = bytes.clone();
        return with("Content-Type", contentType);
    }

    /** Sends it and checks the answer against the OpenAPI document. */
    public Answer send() {
        byte[] bytes = body;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .method(method, bytes == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = keyri.http().send(request.build(), BodyHandlers.ofString());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String bare(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
