package com.keyri.invoice.rest;

import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;

/** What a difference was, in words that name nobody. */
public record ResolutionBody(
        @NotNull @DisplayText(max = 500) String resolution) {}
