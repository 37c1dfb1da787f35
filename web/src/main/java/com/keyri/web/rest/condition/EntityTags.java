package com.keyri.web.rest.condition;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of {@code If-Match} or {@code If-None-Match} (RFC 9110, section 8.8.3).
 *
 * @param any whether it is {@code *}: whatever there is
 * @param strong the tags that name one form exactly
 * @param weak the others
 */
record EntityTags(boolean any, Set<String> strong, Set<String> weak) {
    private static final int LONGEST = 1_000;
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[!#-~]{0,128}\")");
    private static final Pattern COMMA = Pattern.compile("[ \\t]*,[ \\t]*");

    EntityTags {
        strong = Set.copyOf(strong);
        weak = Set.copyOf(weak);
    }

    /**
     * The tags of a header in the lines that it came in; empty without any.
     *
     * @throws DomainException {@code INVALID_REQUEST} where they are none
     */
    static Optional<EntityTags> in(String header, List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join(",", lines).strip();
        if (text.equals("*")) {
            return Optional.of(new EntityTags(true, Set.of(), Set.of()));
        }
        if (text.length() > LONGEST) {
            throw malformed(header);
        }
        Set<String> strong = new HashSet<>();
        Set<String> weak = new HashSet<>();
        for (String part : COMMA.split(text, -1)) {
            Matcher tag = TAG.matcher(part);
            if (!tag.matches()) {
                throw malformed(header);
            }
            (tag.group(1) == null ? strong : weak).add(tag.group(2));
        }
        return Optional.of(new EntityTags(false, strong, weak));
    }

    /** Whether it names this form, as {@code If-Match} compares. */
    boolean namesExactly(String tag) {
        return any || strong.contains(tag);
    }

    /** Whether it names this form or one that is as good, as {@code If-None-Match} compares. */
    boolean names(String tag) {
        return namesExactly(tag) || weak.contains(tag);
    }

    private static DomainException malformed(String header) {
        return DomainException.of(
                ProblemType.INVALID_REQUEST, List.of(header + " must be * or entity tags, at most 1000 characters"));
    }
}
