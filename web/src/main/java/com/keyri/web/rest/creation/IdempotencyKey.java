package com.keyri.web.rest.creation;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07): 16 to 128 visible characters, in
 * quotes, as a structured field's string is, or bare, as most callers send it; both are the same key.
 */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    /** Visible ASCII without the quote and the backslash of a string, and the comma that would join two headers. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--\\[\\]-~]{16,128}");

    private IdempotencyKey() {}

    /**
     * The key in these headers; empty where there is none.
     *
     * @throws DomainException {@code INVALID_REQUEST} where there are two, or it has another form
     */
    static Optional<String> in(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String key = unquoted(headers.get(0));
        if (headers.size() > 1 || !BARE.matcher(key).matches()) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of("Idempotency-Key must come once, with 16 to 128 visible ASCII characters"));
        }
        return Optional.of(key);
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
