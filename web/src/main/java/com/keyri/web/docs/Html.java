package com.keyri.web.docs;

import com.keyri.text.model.HtmlText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of HTML. Whatever is text goes through {@link #text}. */
final class Html {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*\\s][^*]*)\\*");

    private Html() {}

    /** Text as HTML. */
    static String text(String text) {
        return HtmlText.of(text);
    }

    static String code(String text) {
        return "<code>" + text(text) + "</code>";
    }

    static String link(String anchor, String html) {
        return "<a href=\"#" + text(anchor) + "\">" + html + "</a>";
    }

    static String element(String name, String styleClass, String html) {
        String attribute = styleClass.isEmpty() ? "" : " class=\"" + text(styleClass) + '"';
        return '<' + name + attribute + '>' + html + "</" + name + ">\n";
    }

    /** A block whose own address is {@code #anchor}. */
    static String section(String anchor, String styleClass, String html) {
        return "<section id=\"" + text(anchor) + "\" class=\"" + text(styleClass) + "\">\n" + html + "</section>\n";
    }

    /** What the document's descriptions use of Markdown: paragraphs, lists, code, emphasis. */
    static String prose(String markdown) {
        return Arrays.stream(markdown.strip().split("\n\\s*\n"))
                .filter(block -> !block.isBlank())
                .map(Html::block)
                .collect(Collectors.joining());
    }

    /** The same in one line. */
    static String inline(String markdown) {
        String html = CODE.matcher(text(markdown.strip())).replaceAll("<code>$1</code>");
        html = STRONG.matcher(html).replaceAll("<strong>$1</strong>");
        return EMPHASIS.matcher(html).replaceAll("<em>$1</em>");
    }

    private static String block(String block) {
        List<String> lines = block.strip().lines().map(String::strip).toList();
        if (!lines.get(0).startsWith("* ")) {
            return "<p>" + inline(String.join(" ", lines)) + "</p>\n";
        }
        String joined = String.join("\n", lines);
        return Arrays.stream(joined.split("(^|\n)\\* "))
                .filter(item -> !item.isBlank())
                .map(item -> "<li>" + inline(item.replace('\n', ' ')) + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }
}
