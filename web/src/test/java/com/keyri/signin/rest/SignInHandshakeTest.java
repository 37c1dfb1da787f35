package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInHandshakeTest {
    private final SignInHandshake handshake = new SignInHandshake();

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "https://shop.example, true",
        "http://shop.example, false",
        "null, false",
        "chrome-extension://abc, false"
    })
    void shouldLetPagesOverHttpsAndAppsConnect(String origin, boolean allowed) {
        assertEquals(allowed, handshake.checkOrigin(origin));
    }

    @Test
    void shouldRefuseAnOriginThatIsTooLong() {
        assertEquals(true, handshake.checkOrigin("https://" + "a".repeat(247)));
        assertEquals(false, handshake.checkOrigin("https://" + "a".repeat(248)));
    }

    @Test
    void shouldFindTheOriginInWhateverLetters() {
        assertEquals("https://a.example", SignInHandshake.origin(Map.of("oRIGIN", List.of("https://a.example"))));
        assertEquals(null, SignInHandshake.origin(Map.of("Origin", List.of())));
        assertEquals(null, SignInHandshake.origin(Map.of("Host", List.of("https://a.example"))));
    }
}
