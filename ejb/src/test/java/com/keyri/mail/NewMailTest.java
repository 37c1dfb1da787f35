package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.mail.model.MailAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMailTest {
    private static final String LINK = "https://keyri.localhost:8443/x";

    @Test
    void shouldWantExactlyWhatItsTemplateWants() {
        assertThrows(IllegalArgumentException.class, () -> mail("Ada", Map.of("link", LINK)));
        assertThrows(
                IllegalArgumentException.class, () -> mail("Ada", Map.of("role", "viewer", "link", LINK, "more", "x")));
        assertEquals(
                "NewMail[STAFF_INVITATION]",
                mail("Ada", Map.of("role", "viewer", "link", LINK)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@example.org", "a\nb", "a\rb", "a\u0000b", "a\u2028b", "a\u202eb", "", " "})
    void shouldTakeOneLineOfPlainTextOnly(String text) {
        assertThrows(IllegalArgumentException.class, () -> mail("Ada", Map.of("role", text, "link", LINK)));
        if (!text.isEmpty()) {
            assertThrows(
                    IllegalArgumentException.class, () -> mail("Ada", Map.of("role", "viewer", "link", LINK + text)));
            assertThrows(IllegalArgumentException.class, () -> mail(text, Map.of("role", "viewer", "link", LINK)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keyri.localhost/x", "javascript:alert(1)", "keyri.localhost", "https://", "/x"})
    void shouldTakeHttpsAddressesForLinksOnly(String link) {
        assertThrows(IllegalArgumentException.class, () -> mail("Ada", Map.of("role", "viewer", "link", link)));
    }

    @Test
    void shouldBeBounded() {
        mail("A".repeat(80), Map.of("role", "r".repeat(200), "link", LINK));
        assertThrows(
                IllegalArgumentException.class, () -> mail("A".repeat(81), Map.of("role", "viewer", "link", LINK)));
        assertThrows(IllegalArgumentException.class, () -> mail("Ada", Map.of("role", "r".repeat(201), "link", LINK)));
        assertThrows(
                IllegalArgumentException.class,
                () -> mail("Ada", Map.of("role", "viewer", "link", LINK + "x".repeat(2_000))));
    }

    private static NewMail mail(String firstName, Map<String, String> parameters) {
        return new NewMail(
                Optional.empty(),
                Optional.empty(),
                new MailAddress("ada@example.org"),
                firstName,
                MailTemplate.STAFF_INVITATION,
                parameters);
    }
}
