package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private Optional<String> host = Optional.of("mail.example");
    private String tls = "implicit";
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();
    private Optional<String> from = Optional.of("Keyri <no-reply@keyri.example>");

    @ParameterizedTest
    @CsvSource({"implicit, IMPLICIT, 465", "starttls, STARTTLS, 587"})
    void shouldKnowTheUsualPorts(String text, SmtpServer.Tls kind, int port) {
        tls = text;

        SmtpServer server = server().orElseThrow();
        assertEquals(kind, server.tls());
        assertEquals(port, server.port());
        assertEquals("keyri.example", server.greeting());
        assertEquals("keyri.example", server.domain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "false", "IMPLICIT", "ssl", "plain", "starttls-if-possible"})
    void shouldNotStartWithoutTls(String text) {
        tls = text;
        IllegalStateException refusal = assertThrows(IllegalStateException.class, this::server);
        assertTrue(refusal.getMessage().contains("keyri.mail.tls"), refusal.getMessage());
        host = Optional.empty();
        assertThrows(IllegalStateException.class, this::server);
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
    void shouldWantOneAddressToSendFrom(String text) {
        from = Optional.of(text);
        assertThrows(IllegalStateException.class, this::server);
    }

    @Test
    void shouldWantAnAddressWithAServerAndNameAndPasswordTogether() {
        user = Optional.of("keyri");
        assertThrows(IllegalStateException.class, this::server);
        password = Optional.of("open sesame");
        assertFalse(server().orElseThrow().toString().contains("sesame"));
        from = Optional.empty();
        assertThrows(IllegalStateException.class, this::server);
    }

    @Test
    void shouldHaveAMailboxOnlyWithoutAServer() {
        assertFalse(MailSettings.hasMailbox(true, server()));
        host = Optional.empty();
        assertTrue(MailSettings.hasMailbox(true, server()));
        assertFalse(MailSettings.hasMailbox(false, server()));
    }

    private Optional<SmtpServer> server() {
        return new MailSettings.Given(host, Optional.empty(), tls, user, password, from)
                .server("https://keyri.example:8443", Optional.empty());
    }
}
