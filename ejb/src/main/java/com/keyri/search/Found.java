package com.keyri.search;

import com.keyri.application.model.ApplicationId;
import java.util.Optional;

/**
 * Something that a search has found.
 *
 * @param kind what it is
 * @param id its id
 * @param name what people call it; empty for users, of whom nothing but the id is known
 * @param application whose it is
 */
public record Found(FoundKind kind, String id, Optional<String> name, Optional<ApplicationId> application) {
    /** Names of people have no place in a log. */
    @Override
    public String toString() {
        return "Found[" + kind + ' ' + id + ']';
    }
}
