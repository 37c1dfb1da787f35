package com.keyri.web.rest.record;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was called, in words that callers can't make up.
 *
 * @param method a method of HTTP, or {@code OTHER}
 * @param template the path as the resource declares it; {@code other} where no resource answered
 */
record Route(String method, String template) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    static Route of(String method, @Nullable String template) {
        return new Route(METHODS.contains(method) ? method : "OTHER", template == null ? "other" : template);
    }
}
