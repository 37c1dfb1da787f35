package com.keyri.apikey.model;

import com.keyri.text.model.PlainText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an API key is called, what it may be used for, and until when.
 *
 * @param name for people, 1 to 80 characters
 * @param scopes at least one
 * @param expiresAt when it ends by itself
 */
public record ApiKeyTerms(String name, Set<ApiScope> scopes, Optional<Instant> expiresAt) {
    private static final int LONGEST_NAME = 80;

    public ApiKeyTerms {
        PlainText.require(name, LONGEST_NAME);
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a key without a scope");
        }
    }
}
