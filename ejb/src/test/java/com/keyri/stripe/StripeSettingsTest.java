package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSettingsTest {
    @Test
    void shouldTakeEncryptedAndLocalAddresses() {
        assertEquals(URI.create("https://api.stripe.com"), StripeSettings.base("https://api.stripe.com/"));
        assertEquals(URI.create("http://127.0.0.1:4567"), StripeSettings.base("http://127.0.0.1:4567"));
        assertEquals(URI.create("http://[::1]:4567"), StripeSettings.base("http://[::1]:4567"));
        assertEquals(
                "proxy.example:3128",
                StripeSettings.proxy("http://proxy.example:3128").toString().replace("/<unresolved>", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.stripe.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "ftp://localhost",
                "https://user@api.stripe.com",
                "https://api.stripe.com/v1",
                "https://api.stripe.com?x",
                "https://",
                "api.stripe.com",
                "not an address"
            })
    void shouldRefuseOthers(String address) {
        assertThrows(IllegalStateException.class, () -> StripeSettings.base(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example:3128", "http://proxy.example", "https://proxy.example:1", "http://u:p@proxy:1"})
    void shouldRefuseOtherProxies(String address) {
        assertThrows(IllegalStateException.class, () -> StripeSettings.proxy(address));
    }
}
