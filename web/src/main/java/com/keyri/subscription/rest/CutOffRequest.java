package com.keyri.subscription.rest;

import com.keyri.subscription.model.CutOff;
import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;

/** The body that stops an organization's sign-ins. */
public record CutOffRequest(
        @NotNull @DisplayText(max = CutOff.LONGEST_REASON) String reason) {}
