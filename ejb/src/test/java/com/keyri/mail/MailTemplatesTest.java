package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTemplatesTest {
    private static final String LINK = "https://keyri.localhost:8443/invitations/abc?a=1&b=2";

    private final MailTemplates templates = new MailTemplates();

    @BeforeEach
    void read() {
        templates.read();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayAllThatItIsGivenAndWantNothingElse(MailTemplate template) {
        Set<String> given = new TreeSet<>(template.parameters());
        given.addAll(MailTemplate.COMMON);

        assertEquals(given, templates.of(template).names());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayTheSameInBothForms(MailTemplate template) {
        Map<String, String> values = values(template);
        MailText mail = templates.of(template).fill(values);

        assertFalse((mail.subject() + mail.text() + mail.html()).matches("(?s).*\\{[A-Za-z]+}.*"));
        assertTrue(mail.html().contains("<title>" + mail.subject() + "</title>"));
        values.forEach((name, value) -> {
            assertTrue((mail.subject() + ' ' + flat(mail.text())).contains(value), name);
            assertTrue(mail.html().contains(value.replace("&", "&amp;")), name);
        });
        assertTrue(mail.text().lines().allMatch(line -> line.length() <= 76 || line.equals(LINK)), mail.text());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveOneLinkAtMostAndLoadNothing(MailTemplate template) {
        MailText mail = templates.of(template).fill(values(template));
        int links = template.parameters().contains("link") ? 1 : 0;

        assertEquals(links, mail.text().split("https?://", -1).length - 1);
        assertEquals(links, mail.html().split("<a ", -1).length - 1);
        assertFalse(mail.html().matches("(?s).*(<img|<script|<link|<form|<iframe|src=|url\\(|@import).*"));
        assertTrue(mail.html().contains("prefers-color-scheme: dark"));
    }

    @Test
    void shouldTakeNothingThatIsFilledInForMarkupOrForAName() {
        Map<String, String> values = values(MailTemplate.INVITATION);
        values.put("inviter", "<img src=x onerror=alert(1)> {link} \"'&");
        values.put("link", "https://keyri.localhost/\"><script>");
        MailText mail = templates.of(MailTemplate.INVITATION).fill(values);

        assertTrue(mail.html().contains("&lt;img src=x onerror=alert(1)&gt; {link} &quot;&#39;&amp; invites you"));
        assertTrue(mail.html().contains("href=\"https://keyri.localhost/&quot;&gt;&lt;script&gt;\""));
        assertFalse(mail.html().contains("<img") || mail.html().contains("<script"));
        assertTrue(flat(mail.text()).contains("<img src=x onerror=alert(1)> {link} \"'& invites you"));
    }

    @Test
    void shouldMakeNoSubjectOfTwoLines() {
        Map<String, String> values = values(MailTemplate.INVITATION);
        for (String breaking :
                new String[] {"Ada\r\nBcc: eve@example.org", "Ada\nX: y", "Ada\rX: y", "Ada\u2028X: y"}) {
            values.put("inviter", breaking);
            TemplateText template = templates.of(MailTemplate.INVITATION);
            assertThrows(IllegalArgumentException.class, () -> template.fill(values));
        }
    }

    @Test
    void shouldNotFillWhatNothingIsGivenFor() {
        assertThrows(
                NullPointerException.class,
                () -> templates.of(MailTemplate.RECOVERY_LINK).fill(Map.of("greeting", "Hello,")));
    }

    @Test
    void shouldShowNothingOfItInALog() {
        assertFalse(templates
                .of(MailTemplate.RECOVERY_LINK)
                .fill(values(MailTemplate.RECOVERY_LINK))
                .toString()
                .contains("keyri.localhost"));
    }

    private static Map<String, String> values(MailTemplate template) {
        Map<String, String> values = new HashMap<>();
        template.parameters().forEach(name -> values.put(name, "some " + name));
        MailTemplate.COMMON.forEach(name -> values.put(name, "some " + name));
        values.computeIfPresent("link", (name, value) -> LINK);
        return values;
    }

    private static String flat(String text) {
        return text.replace('\n', ' ');
    }
}
