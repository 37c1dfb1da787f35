package com.keyri.repository;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rule of a gitleaks configuration, with the meaning that gitleaks 8.25 gives it. */
record SecretRule(
        String id,
        @Nullable Pattern regex,
        @Nullable Pattern path,
        int secretGroup,
        double entropy,
        List<String> keywords,
        List<Allowlist> allowlists) {

    /** What the rule finds in a file; a rule without an expression finds the file by its name. */
    List<LeakedSecret> search(String file, String text, String lowerCaseText) {
        if (path != null && !path.matcher(file).find()) {
            return List.of();
        }
        if (regex == null) {
            return path == null ? List.of() : List.of(new LeakedSecret(id, file, 0));
        }
        if (!keywords.isEmpty() && keywords.stream().noneMatch(lowerCaseText::contains)) {
            return List.of();
        }
        List<LeakedSecret> found = new ArrayList<>();
        Matcher matcher = regex.matcher(text);
        while (matcher.find()) {
            judge(matcher, file, text).ifPresent(found::add);
        }
        return found;
    }

    SecretRule with(List<Allowlist> others) {
        return new SecretRule(id, regex, path, secretGroup, entropy, keywords, others);
    }

    private Optional<LeakedSecret> judge(Matcher matcher, String file, String text) {
        String match = trimNewlines(matcher.group());
        String secret = secretOf(matcher, match);
        if (entropy > 0 && Entropy.of(secret) <= entropy) {
            return Optional.empty();
        }
        String lines = linesOf(text, matcher.start(), matcher.end());
        if (allowlists.stream().anyMatch(list -> list.allows(file, secret, match, lines))) {
            return Optional.empty();
        }
        return Optional.of(new LeakedSecret(id, file, lineNumber(text, matcher.start())));
    }

    private String secretOf(Matcher matcher, String match) {
        if (secretGroup > 0) {
            String group = matcher.group(secretGroup);
            return group == null ? "" : group;
        }
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group != null && !group.isEmpty()) {
                return group;
            }
        }
        return match;
    }

    private static String trimNewlines(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '\n') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '\n') {
            to--;
        }
        return text.substring(from, to);
    }

    private static String linesOf(String text, int start, int end) {
        int from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        int to = text.indexOf('\n', end);
        return text.substring(Math.min(from, start), to < 0 ? text.length() : to);
    }

    private static int lineNumber(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** What makes a finding harmless. */
    record Allowlist(boolean all, Target target, List<Pattern> paths, List<Pattern> regexes, List<String> stopwords) {

        /** What the expressions of an allowlist look at. */
        enum Target {
            SECRET,
            MATCH,
            LINE
        }

        boolean allows(String file, String secret, String match, String lines) {
            List<Boolean> checks = new ArrayList<>();
            if (!paths.isEmpty()) {
                checks.add(allowsPath(file));
            }
            if (!regexes.isEmpty()) {
                String subject = switch (target) {
                    case SECRET -> secret;
                    case MATCH -> match;
                    case LINE -> lines;
                };
                checks.add(regexes.stream()
                        .anyMatch(regex -> regex.matcher(subject).find()));
            }
            if (!stopwords.isEmpty()) {
                String lowerCaseSecret = secret.toLowerCase(Locale.ROOT);
                checks.add(stopwords.stream().anyMatch(lowerCaseSecret::contains));
            }
            return !checks.isEmpty() && (all ? !checks.contains(false) : checks.contains(true));
        }

        boolean allowsPath(String file) {
            return paths.stream().anyMatch(path -> path.matcher(file).find());
        }
    }
}
