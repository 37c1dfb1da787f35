package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInSocketFilterTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[16]); // RFC 6455, section 4.1.

    @Test
    void shouldKnowAHandshake() {
        assertTrue(SignInSocketFilter.isHandshake("GET", "websocket", List.of("Upgrade"), KEY));
        assertTrue(SignInSocketFilter.isHandshake("GET", "WebSocket", List.of("keep-alive, upgrade"), KEY));
        assertTrue(SignInSocketFilter.isHandshake("GET", "websocket", List.of("keep-alive", "Upgrade"), KEY));
    }

    @Test
    void shouldRefuseWhatIsNone() {
        assertFalse(SignInSocketFilter.isHandshake("POST", "websocket", List.of("Upgrade"), KEY));
        assertFalse(SignInSocketFilter.isHandshake("GET", null, List.of("Upgrade"), KEY));
        assertFalse(SignInSocketFilter.isHandshake("GET", "h2c", List.of("Upgrade"), KEY));
        assertFalse(SignInSocketFilter.isHandshake("GET", "websocket", List.of(), KEY));
        assertFalse(SignInSocketFilter.isHandshake("GET", "websocket", List.of("close"), KEY));
        assertFalse(SignInSocketFilter.isHandshake("GET", "websocket", List.of("Upgrades"), KEY));
        for (String key : List.of("", "x", "A".repeat(24), KEY + ", x", "A".repeat(4_000))) {
            assertFalse(SignInSocketFilter.isHandshake("GET", "websocket", List.of("Upgrade"), key));
        }
    }
}
