package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Requests that break HTTP/1.1 itself (RFC 9112): broken chunks, lengths that contradict each other, heads that stop,
 * lines that smuggle others in. None of their bodies is one that an operation takes.
 */
public final class WireForms {
    private static final String EMPTY = "\r\n\r\n";

    private static final List<String> LENGTHS = List.of(
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: 2, 3",
            "Content-Length: -1",
            "Content-Length: +2",
            "Content-Length: 0x2",
            "Content-Length: 2 2",
            "Content-Length: 99999999999999999999",
            "Content-Length: 2147483648",
            "Content-Length: 4294967298",
            "Content-Length: ",
            "Content-Length: \u0663",
            "Content-Length : 2",
            "Content-Length: 2\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 2",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:\tchunked",
            " Transfer-Encoding: chunked",
            "Transfer-Encoding: \u000bchunked");

    private static final List<String> CHUNKS = List.of(
            "zz\r\n{}\r\n0\r\n\r\n",
            "-1\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n{}",
            "80000000\r\n{}",
            "2\r\n{}0\r\n\r\n",
            "2\n{}\n0\n\n",
            "2;a=\"" + "x".repeat(9_000) + "\"\r\n{}\r\n0\r\n\r\n",
            "0\r\nX-Trailer: \u0001\r\n\r\n",
            "0\r\n" + "X-T: y\r\n".repeat(500) + "\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "2 \r\n{}\r\n0\r\n\r\n",
            "\r\n\r\n",
            "2\r\n{",
            "5\r\n{}\r\n0\r\n\r\n",
            "1\r\n{\r\n".repeat(2_000) + "0\r\n\r\n");

    /** Without CONNECT to a host, which Payara never answers: docs/security/fuzzing.md. */
    private static final List<String> LINES = List.of(
            "GET / HTTP/1.1",
            "GET /",
            "GET  /  HTTP/1.1",
            "GET / HTTP/3.7",
            "GET / HTTP/1.0",
            "GET / http/1.1",
            "GET / HTTP/11",
            "GET / HTTP/1.1 x",
            "GET / HTTP/2.0",
            "PRI * HTTP/2.0",
            "\u0000",
            " GET / HTTP/1.1",
            "GET\t/\tHTTP/1.1",
            "GET /a b HTTP/1.1",
            "GET /\u0000 HTTP/1.1",
            "GET /\r HTTP/1.1",
            "GET / HTTP/1.1\r\r",
            "G\u00c9T / HTTP/1.1",
            "GET https://evil.example/ HTTP/1.1",
            "GET * HTTP/1.1",
            "\u0016\u0003\u0001\u0002\u0000\u0001",
            "HELO x",
            "",
            "x".repeat(20_000),
            "GET /" + "y".repeat(20_000) + " HTTP/1.1");

    private static final List<String> HEADERS = List.of(
            "X: a\r\n b",
            "X: a\r\n\tb",
            "X",
            ": x",
            "X Y: z",
            "X\u0000: y",
            "X: \u0000",
            "X: a\rX-Injected: yes",
            "X: a\nX-Injected: yes",
            "X: a\r\n\r\nGET /api/v1/organizations HTTP/1.1",
            "Host: evil.example",
            "Host: keyri.localhost\r\nHost: evil.example",
            "Host: keyri.localhost:1@evil.example",
            "Host:",
            "X: " + "y".repeat(70_000),
            "X-Y: z\r\n".repeat(3_000) + "X: y",
            "n".repeat(9_000) + ": v",
            "Connection: close, Content-Length, Host",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Expect: 100-continue\r\nContent-Length: 3",
            "Expect: 200-ok\r\nContent-Length: 0",
            "Upgrade: nonsense\r\nConnection: Upgrade",
            "Trailer: Content-Length",
            "TE: trailers, \u0001",
            "Range: bytes=0-18446744073709551615");

    private WireForms() {}

    /**
     * What is sent.
     *
     * @param value the bytes
     * @param isCut whether the server would wait for more of them
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Bytes(byte[] value, boolean isCut) {
        public Bytes {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }
    }

    /** The bytes of one, made from a request that was good. */
    public static Bytes of(Draft draft, String authority, Choice choice) {
        String host = "Host: " + authority;
        String first = draft.method() + " " + draft.target() + " HTTP/1.1";
        String type = "\r\nContent-Type: application/json";
        return switch (choice.below(6)) {
            case 0 -> ended(first + "\r\n" + host + type + "\r\n" + choice.of(LENGTHS) + EMPTY + "{]", choice);
            case 1 ->
                ended(
                        first + "\r\n" + host + type + "\r\nTransfer-Encoding: chunked" + EMPTY + choice.of(CHUNKS),
                        choice);
            case 2 -> whole(choice.of(LINES) + "\r\n" + host + EMPTY);
            case 3 -> whole("GET / HTTP/1.1\r\n" + host + "\r\n" + choice.of(HEADERS) + EMPTY);
            case 4 -> new Bytes(cut(draft, authority, choice), true);
            default -> new Bytes(noisy(draft, authority, choice), false);
        };
    }

    /** Stops in the middle; what came can't be meant as a whole. */
    private static byte[] cut(Draft draft, String authority, Choice choice) {
        byte[] whole = draft.bytes(authority);
        return Arrays.copyOf(whole, choice.below(whole.length));
    }

    /** Noise in a head that ends all the same. */
    private static byte[] noisy(Draft draft, String authority, Choice choice) {
        byte[] whole = new Draft(null, "GET", draft.target())
                .with("X-A", draft.header("DPoP"))
                .bytes(authority);
        for (int i = 0; i <= choice.below(6); i++) {
            whole[choice.below(whole.length - EMPTY.length())] = (byte) choice.below(256);
        }
        return whole;
    }

    private static Bytes whole(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** The server may wait for more of a body; how long it does, a few find out. */
    private static Bytes ended(String text, Choice choice) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8), !choice.oneIn(20));
    }
}
