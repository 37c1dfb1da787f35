package com.keyri.signin.rest;

import com.keyri.device.model.DeviceId;
import com.keyri.device.rest.SignedBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The signed choice to recognise a browser. */
public record KnownBrowserBody(
        @NotNull DeviceId deviceId, @NotNull @Valid SignedBody signed) {}
