package com.keyri.application.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, https://shop.example.com",
        "https://Shop.Example.com, https://shop.example.com",
        "https://shop.example.com:443, https://shop.example.com",
        "https://shop.example.com:8443, https://shop.example.com:8443",
        "https://shop.localhost:65535, https://shop.localhost:65535",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example",
        "https://192.0.2.1, https://192.0.2.1",
    })
    void shouldNormaliseAsBrowsersDo(String text, String normalised) {
        assertEquals(normalised, Origin.of(text).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://shop.example.com",
                "https://",
                "HTTPS://shop.example.com",
                "https://shop.example.com/",
                "https://shop.example.com/a",
                "https://user@shop.example.com",
                "https://shop.example.com?",
                "https://shop.example.com#",
                "https://shop..example.com",
                "https://.example.com",
                "https://example.com.",
                "https://-a.example",
                "https://a-.example",
                "https://a_b.example",
                "https://shop.example.com:",
                "https://shop.example.com:0",
                "https://shop.example.com:0443",
                "https://shop.example.com:65536",
                "https://bücher.example",
                "https://*.example.com",
                "https://shop.example.com ",
                "null",
                "https://a\nb.example",
                "https://[::1]"
            })
    void shouldRefuseWhatIsNoOrigin(String text) {
        assertEquals(Optional.empty(), Origin.of(text));
    }

    @Test
    void shouldHoldOnlyNormalisedOrigins() {
        assertThrows(IllegalArgumentException.class, () -> new Origin("https://Shop.example.com"));
    }
}
