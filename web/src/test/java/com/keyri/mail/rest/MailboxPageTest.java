package com.keyri.mail.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.mail.MailboxMail;
import com.keyri.mail.model.MailId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxPageTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final String MARKUP = "<script>alert('1')</script>\"&";
    private static final MailboxMail MAIL = new MailboxMail(
            MailId.at(NOW), "to" + MARKUP, "subject" + MARKUP, "text" + MARKUP, "<p>html" + MARKUP, NOW);

    @Test
    void shouldTakeNothingInAMailForMarkup() {
        String escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;";
        String list = MailboxPage.list(List.of(MAIL));
        String mail = MailboxPage.mail(MAIL);

        assertFalse(list.contains("<script") || mail.contains("<script"));
        assertTrue(list.contains("to" + escaped) && list.contains("subject" + escaped));
        assertTrue(mail.contains("to" + escaped) && mail.contains("text" + escaped));
        assertTrue(mail.contains("<title>subject" + escaped));
    }

    @Test
    void shouldShowTheHtmlInASandboxOnly() {
        String mail = MailboxPage.mail(MAIL);

        assertFalse(mail.contains("<p>html"));
        assertTrue(mail.contains("src=\"/mailbox/" + MAIL.id() + "/html\" sandbox=\"allow-popups "));
        assertFalse(mail.contains("allow-scripts") || mail.contains("allow-same-origin"));
    }

    @Test
    void shouldSayWhatToDoWhereThereIsNone() {
        assertTrue(MailboxPage.list(List.of()).contains("No mail yet."));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.9.10, true",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "0.0.0.0, false",
        "::, false",
        "10.0.0.1, false",
        "192.168.1.2, false",
        "198.51.100.7, false",
        "2001:db8::1, false",
        "localhost, false",
        "'', false",
    })
    void shouldBeForThisMachineOnly(String address, boolean isHere) {
        assertEquals(isHere, MailboxServlet.isThisMachine(address));
    }
}
