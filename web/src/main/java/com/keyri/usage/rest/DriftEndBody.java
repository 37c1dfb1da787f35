package com.keyri.usage.rest;

import com.keyri.usage.model.DriftState;
import jakarta.validation.constraints.NotNull;

/** What a person has decided about a difference: {@code ACCEPTED} or {@code CORRECTED}. */
public record DriftEndBody(@NotNull DriftState state) {}
