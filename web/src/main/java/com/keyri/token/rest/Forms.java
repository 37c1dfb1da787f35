package com.keyri.token.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads form parameters strictly: each once (RFC 6749, section 3.1), and none that nobody knows. */
final class Forms {
    private Forms() {}

    static String single(MultivaluedMap<String, String> form, String name) {
        String value = optional(form, name);
        if (value == null) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        return value;
    }

    static @Nullable String optional(MultivaluedMap<String, String> form, String name) {
        List<String> values = form.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        return values.get(0);
    }

    static void refuseOthers(MultivaluedMap<String, String> form, List<String> known) {
        if (!known.containsAll(form.keySet())) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
    }
}
