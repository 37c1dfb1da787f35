package com.keyri.device.rest;

import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;

/** The body that names a device. */
public record RenameDeviceBody(
        @NotNull @DisplayText(max = 60) String name) {}
