package com.keyri.fuzz.socket;

import com.keyri.fuzz.mutate.Choice;
import com.keyri.fuzz.wire.Draft;
import java.util.List;

/** Handshakes (RFC 6455, section 4) that are none, or of somebody else. */
public final class BadHandshakes {
    private static final List<String> PATHS = List.of(
            "/api/v1/sign-ins/x/events",
            "/api/v1/sign-ins/%00/events",
            "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/events/",
            "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/events;a=b",
            "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/events?x=%00",
            "/api/v1/sign-ins/../sign-ins/si_01h455vb4pex5vsknk084sn02q/events",
            "/api/v1/sign-ins//events",
            "/api/v1/sign-ins/" + "x".repeat(3_000) + "/events",
            "/api/v1/sign-ins/a%2fb/events",
            "/api/v1/sign-ins",
            "/",
            "/docs",
            "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/%65vents");

    private static final List<String> KEYS = List.of(
            "",
            "x",
            "AAAA",
            "A".repeat(4_000),
            "AAAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAA==, x",
            "\u00e9",
            "====");

    private static final List<String> VERSIONS =
            List.of("", "0", "7", "8", "12", "14", "-1", "13, 8", "x", "999999999999");

    private static final List<String> EXTENSIONS = List.of(
            "permessage-deflate",
            "permessage-deflate; server_max_window_bits=99999",
            "permessage-deflate; client_max_window_bits=\"",
            "x".repeat(2_000),
            "a,".repeat(500),
            ";;;",
            "\u0001");

    private static final List<String> ORIGINS = List.of(
            "null", "https://evil.example", "http://shop.example", "x", "https://" + "a".repeat(300), "https://\u00e9");

    private BadHandshakes() {}

    /** One that is right but for one or two things. */
    public static Draft of(String path, String origin, Choice choice) {
        Draft draft = good(path, origin);
        for (int i = 0; i <= choice.below(2); i++) {
            switch (choice.below(8)) {
                case 0 -> draft.target(choice.of(PATHS));
                case 1 -> draft.with("Sec-WebSocket-Key", choice.of(KEYS));
                case 2 -> draft.with("Sec-WebSocket-Version", choice.of(VERSIONS));
                case 3 -> draft.with("Sec-WebSocket-Extensions", choice.of(EXTENSIONS));
                case 4 -> draft.with("Origin", choice.of(ORIGINS));
                case 5 ->
                    draft.with("Sec-WebSocket-Protocol", choice.among("", "a,b", ",,", "x".repeat(3_000), "\u0001"));
                case 6 ->
                    draft.with(
                            choice.among("Upgrade", "Connection"),
                            choice.among("", "h2c", "websocket, x", "close", "WEBSOCKET"));
                default -> draft.method(choice.among("POST", "HEAD", "PUT", "OPTIONS", "get", "CONNECT"));
            }
        }
        return draft;
    }

    /** As a browser does it. */
    static Draft good(String path, String origin) {
        return new Draft(null, "GET", path)
                .with("Upgrade", "websocket")
                .with("Connection", "Upgrade")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
                .with("Origin", origin);
    }
}
