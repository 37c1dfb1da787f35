package com.keyri.web.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuidePagesTest {
    private static final Path FOLDER = Path.of("../docs/guides");

    private final GuidePages pages = GuidePages.read(GuidePagesTest::markdown);

    @Test
    void shouldListEveryGuideThereIs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".md", "");
                assertTrue(name.equals("README") || pages.guide(name).isPresent(), name + " isn't in the overview");
            }
        }
    }

    @Test
    void shouldLinkOnlyToWhatIsThere() {
        List<String> names = all("href=\"/docs/guides/([a-z-]+)\"", pages.overview());
        for (String name : names) {
            String page = pages.guide(name).orElseThrow();
            for (String link : all("<a href=\"([^\"]+)\"", page.substring(page.indexOf("<main")))) {
                assertTrue(isThere(link, page), name + ": " + link);
            }
        }
    }

    @Test
    void shouldRunUnderAPolicyThatForbidsScriptsAndInlineStyles() {
        for (String name : all("href=\"/docs/guides/([a-z-]+)\"", pages.overview())) {
            String page = pages.guide(name).orElseThrow();
            assertFalse(page.contains("<script"), name);
            assertFalse(page.contains(" style="), name);
        }
    }

    @Test
    void shouldShowMarkdownAndKeepMarkupAsText() {
        String markdown = """
                # The `<one>`

                ## A b!

                <script>x</script>

                | a | b |
                |---|---|
                | `1` | [up](one.md#a-b) |

                ```js file=x.mjs
                let a = '<b>';
                ```
                [bad](javascript:alert(1))
                """;
        Map<String, String> files = Map.of("README", "# All\n\n1. [One](one.md): first", "one", markdown);
        GuidePages guides = GuidePages.read(files::get);

        assertTrue(guides.overview().contains("<a href=\"/docs/guides/one\">The &lt;one&gt;</a>"));
        String page = guides.guide("one").orElseThrow();
        assertTrue(page.contains("<h2 id=\"a-b\">A b!</h2>"), page);
        assertTrue(page.contains("</a>\n<ul>\n<li><a href=\"#a-b\">A b!</a></li>\n</ul>\n</li>"), page);
        assertTrue(page.contains("<td><a href=\"/docs/guides/one#a-b\">up</a></td>"), page);
        assertTrue(page.contains("<code class=\"language-js\">let a = '&lt;b&gt;';"), page);
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("javascript:"), page);
        assertEquals(Optional.empty(), guides.guide("README"));
    }

    private boolean isThere(String link, String page) {
        if (link.startsWith("#")) {
            return ids(page).contains(link.substring(1));
        }
        if (!link.startsWith(GuidePages.PATH + '/')) {
            return link.startsWith("https://");
        }
        String[] parts = link.substring(GuidePages.PATH.length() + 1).split("#", 2);
        Optional<String> other = pages.guide(parts[0]);
        return other.isPresent() && (parts.length == 1 || ids(other.get()).contains(parts[1]));
    }

    private static Set<String> ids(String page) {
        return new HashSet<>(all(" id=\"([^\"]+)\"", page));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String markdown(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
