package com.keyri.web.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list. */
public class PageRequest {
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(100) private int limit;

    @QueryParam("cursor")
    @Size(max = 64) private @Nullable String cursor;

    public int limit() {
        return limit;
    }

    /** The {@code next} of the page before. */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }
}
