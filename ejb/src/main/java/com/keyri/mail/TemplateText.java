package com.keyri.mail;

import com.keyri.text.model.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a template, from which both forms of a mail are made, so that they say the same. A subject, then blocks
 * with an empty line between them: a paragraph, {@code > what to do: {link}}, or {@code ~ } small print at the end.
 */
final class TemplateText {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String SUBJECT = "Subject: ";
    private static final Pattern ACTION = Pattern.compile("> ([^{}:]+): (\\{[a-z]+})");
    private static final String SMALL = "~ ";
    private static final int WIDTH = 76;

    private final String subject;
    private final List<String> blocks;
    private final String layout;

    private TemplateText(String subject, List<String> blocks, String layout) {
        this.subject = subject;
        this.blocks = blocks;
        this.layout = layout;
    }

    /**
     * Reads one.
     *
     * @param layout the HTML around it, with {@code {subject}} and {@code {content}}
     */
    static TemplateText parse(String source, String layout) {
        List<String> blocks = new ArrayList<>();
        for (String block : source.strip().split("\n\\s*\n", -1)) {
            blocks.add(block.strip().replaceAll("\\s*\n\\s*", " "));
        }
        String subject = blocks.remove(0);
        if (!subject.startsWith(SUBJECT)) {
            throw new IllegalArgumentException("a template begins with its subject");
        }
        return new TemplateText(subject.substring(SUBJECT.length()), List.copyOf(blocks), layout);
    }

    /** What it wants to be filled in. */
    Set<String> names() {
        Matcher names = NAME.matcher(subject + ' ' + String.join(" ", blocks));
        Set<String> found = new TreeSet<>();
        while (names.find()) {
            found.add(names.group(1));
        }
        return found;
    }

    /** Fills in what it wants; what else is given is left out. */
    MailText fill(Map<String, String> values) {
        String title = fill(subject, values, UnaryOperator.identity());
        String text = blocks.stream().map(block -> text(block, values)).collect(Collectors.joining("\n\n", "", "\n"));
        String content = blocks.stream().map(block -> html(block, values)).collect(Collectors.joining());
        return new MailText(
                title, text, fill(layout, Map.of("subject", HtmlText.of(title), "content", content), value -> value));
    }

    private static String text(String block, Map<String, String> values) {
        Matcher action = ACTION.matcher(block);
        if (action.matches()) {
            return action.group(1) + ":\n" + fill(action.group(2), values, UnaryOperator.identity());
        }
        return block.startsWith(SMALL)
                ? "-- \n" + wrap(fill(block.substring(SMALL.length()), values, UnaryOperator.identity()))
                : wrap(fill(block, values, UnaryOperator.identity()));
    }

    private static String html(String block, Map<String, String> values) {
        Matcher action = ACTION.matcher(block);
        if (action.matches()) {
            String link = fill(action.group(2), values, HtmlText::of);
            return "<p style=\"margin:24px 0\"><a class=\"button\" href=\"" + link
                    + "\" target=\"_blank\" rel=\"noopener\""
                    + " style=\"display:inline-block;padding:12px 20px;border-radius:10px;background:#3b4bd8;"
                    + "color:#ffffff;font-weight:600;text-decoration:none\">" + HtmlText.of(action.group(1))
                    + "</a></p>\n"
                    + "<p class=\"muted\" style=\"margin:0 0 16px;color:#565c70;font-size:13px;word-break:break-all\">"
                    + link + "</p>\n";
        }
        return block.startsWith(SMALL)
                ? "<p class=\"muted small\" style=\"margin:24px 0 0;padding-top:16px;border-top:1px solid #dfe2ec;"
                        + "color:#565c70;font-size:13px\">" + filled(block.substring(SMALL.length()), values) + "</p>\n"
                : "<p style=\"margin:0 0 16px\">" + filled(block, values) + "</p>\n";
    }

    private static String filled(String block, Map<String, String> values) {
        return fill(HtmlText.of(block), values, HtmlText::of);
    }

    /** In one go, so that nothing in a value is taken for a name. */
    private static String fill(String text, Map<String, String> values, UnaryOperator<String> escape) {
        return NAME.matcher(text).replaceAll(name -> {
            String value = Objects.requireNonNull(values.get(name.group(1)), "nothing fills a name");
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }

    private static String wrap(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
