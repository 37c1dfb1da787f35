package com.keyri.credential.rest;

import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.web.rest.json.DisplayText;
import com.keyri.web.rest.json.Distinct;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body that makes an API key. */
public record CreateApiKey(
        @NotNull @DisplayText(max = 80) String name,

        @NotNull @Size(min = 1, max = 4) @Distinct
        List<@NotNull @Pattern(regexp = SCOPE, message = "must be a scope") String> scopes,

        @Nullable Instant expiresAt) {
    static final String SCOPE = "enrolments|transactions|introspection|users";

    /** What it asks for. */
    public ApiKeyTerms terms() {
        return new ApiKeyTerms(
                name,
                scopes.stream().flatMap(scope -> ApiScope.parse(scope).stream()).collect(Collectors.toSet()),
                Optional.ofNullable(expiresAt));
    }
}
