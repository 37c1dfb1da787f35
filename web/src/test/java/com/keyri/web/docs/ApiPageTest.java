package com.keyri.web.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApiPageTest {
    private final String yaml = read();
    private final String page = ApiPage.of(yaml);

    @Test
    void shouldShowEveryOperationOnce() {
        List<String> operations = all("operationId: (\\w+)", yaml);

        assertTrue(operations.size() > 30);
        for (String operation : operations) {
            assertEquals(1, all("<section id=\"(" + operation + ")\"", page).size(), operation);
        }
    }

    @Test
    void shouldHaveATargetForEveryLink() {
        List<String> targets = all(" id=\"([^\"]+)\"", page);

        assertEquals(targets.size(), new HashSet<>(targets).size(), "an address twice");
        Set<String> lost = new HashSet<>(all("href=\"#([^\"]+)\"", page));
        targets.forEach(lost::remove);
        assertEquals(Set.of(), lost);
    }

    @Test
    void shouldRunUnderAPolicyThatForbidsScriptsAndInlineStyles() {
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("<style"));
        assertFalse(page.contains(" style="));
        assertEquals(List.of(), all("\\s(on\\w+)=", page));
    }

    @Test
    void shouldShowMembersRulesAndAnExample() {
        String section = page.substring(page.indexOf("<section id=\"createOrganization\""));
        String operation = section.substring(0, section.indexOf("</section>"));

        assertTrue(operation.contains("<code>/api/v1/organizations</code>"), operation);
        assertTrue(operation.contains("Needs the operator key."), operation);
        assertTrue(operation.contains("<code>name</code>"), operation);
        assertTrue(operation.contains("&quot;name&quot;: "), operation);
    }

    @Test
    void shouldSayWhatTheTypeMeansWhenTheMemberSaysNothing() {
        String document = """
                info: {title: t, version: '1', description: d}
                tags: [{name: T, description: d}]
                paths: {/x: {get: {tags: [T], operationId: x, summary: s}}}
                components: {schemas: {
                  Whole: {type: object, properties: {
                    silent: {$ref: '#/components/schemas/Part'},
                    outspoken: {$ref: '#/components/schemas/Part', description: Own words.}}},
                  Part: {type: string, description: Words of the type.}}}
                """;

        String page = ApiPage.of(document);
        List<String> rows = all("<tr><td>(.*)</td></tr>", page);

        assertTrue(rows.stream().anyMatch(row -> row.contains("silent") && row.endsWith("Words of the type.")), page);
        assertTrue(rows.stream().anyMatch(row -> row.contains("outspoken") && row.endsWith("Own words.")), page);
    }

    @Test
    void shouldKeepMarkupOfTheDocumentAsText() {
        String hostile = ApiPage.of("""
                info: {title: '<script>alert(1)</script>', version: '"><img src=x>', description: 'a <b> `c<d>` **e**'}
                tags: [{name: T, description: "* one\\n* two"}]
                paths: {'/x"<': {get: {tags: [T], operationId: x, summary: '<i>'}}}
                """);

        assertFalse(hostile.contains("<script"));
        assertFalse(hostile.contains("<img src=x"));
        assertTrue(hostile.contains("a &lt;b&gt; <code>c&lt;d&gt;</code> <strong>e</strong>"));
        assertTrue(hostile.contains("<li>one</li>\n<li>two</li>"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toList());
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(ApiPageTest.class.getResourceAsStream("/openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
