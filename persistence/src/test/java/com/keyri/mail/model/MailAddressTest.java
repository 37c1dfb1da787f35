package com.keyri.mail.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org, ada@example.org",
        "Ada.Lovelace+keyri@Example.ORG, Ada.Lovelace+keyri@example.org, ada.lovelace+keyri@example.org",
        "o'neil@mail.example.co.uk, o'neil@mail.example.co.uk, o'neil@mail.example.co.uk",
        "info@bücher.example, info@xn--bcher-kva.example, info@xn--bcher-kva.example",
        "info@BÜCHER.example, info@xn--bcher-kva.example, info@xn--bcher-kva.example",
        "info@xn--bcher-kva.example, info@xn--bcher-kva.example, info@xn--bcher-kva.example",
        "info@ｅｘａｍｐｌｅ.org, info@example.org, info@example.org",
    })
    void shouldTakeWhatPeopleHave(String text, String deliverable, String normalized) {
        MailAddress address = MailAddress.of(text).orElseThrow();

        assertEquals(deliverable, address.deliverable());
        assertEquals(normalized, address.normalized());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@example",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@example.123",
                "ada@[192.0.2.1]",
                "ada@192.0.2.1",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "\"ada\"@example.org",
                "ada (the first)@example.org",
                "Ada <ada@example.org>",
                "ada@example.org,bob@example.org",
                "ada@example.org bob@example.org",
                "ada@example.org\r\nBcc: bob@example.org",
                "ada\r\n@example.org",
                "ada\u0000@example.org",
                "ada@exam\nple.org",
                "ada@bob@example.org",
                "ada%bob@example.org",
                "relay!ada@example.org",
                "ädä@example.org",
                " ada@example.org",
                "ada@example.org ",
                "ada@exa_mple.org"
            })
    void shouldRefuseTheRest(String text) {
        assertEquals(Optional.empty(), MailAddress.of(text));
        assertThrows(IllegalArgumentException.class, () -> new MailAddress(text));
    }

    @Test
    void shouldBeBounded() {
        String domain = "d".repeat(60) + '.' + "d".repeat(60) + '.' + "d".repeat(60) + ".example";

        assertEquals(
                254,
                MailAddress.of("a".repeat(63) + '@' + domain.substring(0, 190 - 8) + ".example")
                        .orElseThrow()
                        .value()
                        .length());
        assertEquals(
                Optional.empty(), MailAddress.of("a".repeat(64) + '@' + domain.substring(0, 190 - 8) + ".example"));
        assertEquals(Optional.empty(), MailAddress.of("a".repeat(65) + "@example.org"));
        assertEquals(Optional.empty(), MailAddress.of("a@" + "ü.".repeat(100) + "example"));
    }

    @Test
    void shouldShowNothing() {
        assertFalse(new MailAddress("ada@example.org").toString().contains("ada"));
    }
}
