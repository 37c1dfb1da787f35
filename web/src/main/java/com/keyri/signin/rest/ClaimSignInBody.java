package com.keyri.signin.rest;

import com.keyri.device.model.DeviceId;
import com.keyri.signin.model.OpenedBy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What a phone sends to claim. */
public record ClaimSignInBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{22}") String code,
        @NotNull DeviceId deviceId,
        @NotNull OpenedBy openedBy) {}
