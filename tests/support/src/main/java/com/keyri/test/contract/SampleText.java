package com.keyri.test.contract;

/**
 * The shortest plain text that one of the document's patterns allows: literals, classes, groups, of alternatives the
 * first, and the quantifiers {@code {n}}, {@code {n,m}}, {@code +}, {@code *} and {@code ?}.
 */
public final class SampleText {
    private final String pattern;
    private int next;

    private SampleText(String pattern) {
        this.pattern = pattern;
    }

    /** The sample for a pattern. */
    public static String of(String pattern) {
        String text = new SampleText(pattern).sequence();
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("no sample for the pattern " + pattern);
        }
        return text;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (next < pattern.length() && pattern.charAt(next) != ')') {
            char c = pattern.charAt(next);
            if (c == '^' || c == '$') {
                next++;
            } else if (c == '|') {
                next++;
                sequence(); // The other alternatives.
            } else {
                text.append(repeated(atom()));
            }
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(next);
        next++;
        return switch (c) {
            case '[' -> String.valueOf(oneOfClass());
            case '(' -> {
                String inner = sequence();
                next++;
                yield inner;
            }
            case '\\' -> {
                next++;
                yield String.valueOf(pattern.charAt(next - 1));
            }
            default -> String.valueOf(c);
        };
    }

    /** The first character of a class; of a negated one a letter, which none of the document's excludes. */
    private char oneOfClass() {
        char first = pattern.charAt(next) == '^' ? 'a' : pattern.charAt(next);
        next = pattern.indexOf(']', next) + 1;
        return first;
    }

    private String repeated(String atom) {
        char quantifier = next < pattern.length() ? pattern.charAt(next) : ' ';
        switch (quantifier) {
            case '?', '*' -> {
                next++;
                return "";
            }
            case '+' -> {
                next++;
                return atom;
            }
            case '{' -> {
                int end = pattern.indexOf('}', next);
                String least = pattern.substring(next + 1, end).split(",", 2)[0];
                next = end + 1;
                return atom.repeat(Integer.parseInt(least));
            }
            default -> {
                return atom;
            }
        }
    }
}
