package com.keyri.fuzz.wire;

import com.keyri.test.contract.Operation;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is being written, and spoiled. What it becomes is framed correctly, whatever it says, so that an
 * answer must come.
 */
public final class Draft {
    private final @Nullable Operation operation;
    private final List<Header> headers = new ArrayList<>();
    private String method;
    private String target;
    private byte @Nullable [] body;
    private boolean chunked;
    private @Nullable Possession possession;

    /** One line of the head. */
    public record Header(String name, String value) {}

    /** A request without headers and body; {@code operation} is what it was before it was spoiled. */
    public Draft(@Nullable Operation operation, String method, String target) {
        this.operation = operation;
        this.method = method;
        this.target = target;
    }

    /** The operation that it is about; empty for one that the document doesn't know. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    public String method() {
        return method;
    }

    public Draft method(String other) {
        method = other;
        return this;
    }

    public String target() {
        return target;
    }

    public Draft target(String other) {
        target = other;
        return this;
    }

    /** The body; empty without one. */
    public byte[] body() {
        return body == null ? new byte[0] : body.clone();
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    public Draft body(byte[] other) {
        body = other.clone();
        return this;
    }

    public Draft text(String other) {
        return body(other.getBytes(StandardCharsets.UTF_8));
    }

    /** The body goes in chunks, its length unannounced. */
    public Draft inChunks() {
        chunked = true;
        return this;
    }

    /** A header's first value; empty without one. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** With this header, instead of what was there. */
    public Draft with(String name, String value) {
        return without(name).adding(name, value);
    }

    /** With one more header of perhaps the same name. */
    public Draft adding(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    public Draft without(String name) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        return this;
    }

    /** With a fresh proof of this, which may be spoiled later. */
    public Draft provenBy(Possession sender) {
        possession = sender;
        return with("DPoP", sender.prove());
    }

    /** What its proof says, where it was given one. */
    public Optional<Possession> possession() {
        return Optional.ofNullable(possession);
    }

    /** The headers as programs read them. */
    public HttpHeaders headers() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Header each : headers) {
            if (!each.name().isEmpty()) {
                all.computeIfAbsent(each.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(each.value());
            }
        }
        return HttpHeaders.of(all, (name, value) -> true);
    }

    /** The bytes of the request, for a server of this authority unless it names another. */
    public byte[] bytes(String authority) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (header("Host").isEmpty()) {
            head.append("Host: ").append(authority).append("\r\n");
        }
        headers.forEach(each ->
                head.append(each.name()).append(": ").append(each.value()).append("\r\n"));
        byte[] content = body;
        if (content != null) {
            head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + content.length)
                    .append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (content != null) {
            bytes.writeBytes(chunked ? chunks(content) : content);
        }
        return bytes.toByteArray();
    }

    private static byte[] chunks(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int size = Math.max(1, content.length / 3);
        for (int from = 0; from < content.length; from += size) {
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + size));
            bytes.writeBytes((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(part);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
