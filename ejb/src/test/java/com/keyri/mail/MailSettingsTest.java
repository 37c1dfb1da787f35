package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private final MailSettings settings = new MailSettings();

    @BeforeEach
    void configure() {
        settings.host = Optional.of("mail.example");
        settings.port = Optional.empty();
        settings.tls = "implicit";
        settings.user = Optional.empty();
        settings.password = Optional.empty();
        settings.from = Optional.of("Keyri <no-reply@keyri.example>");
        settings.authorities = Optional.empty();
        settings.publicUrl = "https://keyri.example:8443";
    }

    @ParameterizedTest
    @CsvSource({"implicit, IMPLICIT, 465", "starttls, STARTTLS, 587"})
    void shouldKnowTheUsualPorts(String text, SmtpServer.Tls tls, int port) {
        settings.tls = text;
        settings.read();

        SmtpServer server = settings.server().orElseThrow();
        assertEquals(tls, server.tls());
        assertEquals(port, server.port());
        assertEquals("keyri.example", server.greeting());
        assertEquals("keyri.example", server.domain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "false", "IMPLICIT", "ssl", "plain", "starttls-if-possible"})
    void shouldNotStartWithoutTls(String text) {
        settings.tls = text;
        IllegalStateException refusal = assertThrows(IllegalStateException.class, settings::read);
        assertTrue(refusal.getMessage().contains("keyri.mail.tls"), refusal.getMessage());
        settings.host = Optional.empty();
        assertThrows(IllegalStateException.class, settings::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyri",
                "a@keyri.example, b@keyri.example",
                "Keyri <a@keyri.example>\r\nBcc: eve@example.org",
                "Keyri\r\n <a@keyri.example>",
                "Keyri <>"
            })
    void shouldWantOneAddressToSendFrom(String from) {
        settings.from = Optional.of(from);
        assertThrows(IllegalStateException.class, settings::read);
    }

    @Test
    void shouldWantAnAddressWithAServerAndNameAndPasswordTogether() {
        settings.user = Optional.of("keyri");
        assertThrows(IllegalStateException.class, settings::read);
        settings.password = Optional.of("open sesame");
        settings.read();
        assertFalse(settings.server().orElseThrow().toString().contains("sesame"));
        settings.from = Optional.empty();
        assertThrows(IllegalStateException.class, settings::read);
    }

    @Test
    void shouldHaveAMailboxOnlyWithoutAServer() {
        settings.mailbox = true;
        settings.read();
        assertFalse(settings.hasMailbox());

        settings.host = Optional.empty();
        settings.read();
        assertTrue(settings.hasMailbox());

        settings.mailbox = false;
        assertFalse(settings.hasMailbox());
    }
}
