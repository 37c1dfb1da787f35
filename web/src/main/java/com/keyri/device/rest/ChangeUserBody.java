package com.keyri.device.rest;

import com.keyri.device.model.UserState;
import jakarta.validation.constraints.NotNull;

/** The body that suspends or reactivates a user. */
public record ChangeUserBody(@NotNull UserState state) {}
