package com.keyri.web.rest;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list. */
public class PageRequest {
    @QueryParam("limit")
    @DefaultValue("50")
    @Pattern(regexp = "[1-9][0-9]?|100", message = "must be 1 to 100") private String limit = "50";

    @QueryParam("cursor")
    @Size(max = 64) private @Nullable String cursor;

    /** The most items of a page. */
    public int limit() {
        return Integer.parseInt(limit);
    }

    /** The {@code next} of the page before. */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }
}
