package com.keyri.device.rest;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationView;

/** An application as a phone names it. */
public record NamedApplication(ApplicationId id, String name) {
    static NamedApplication from(ApplicationView application) {
        return new NamedApplication(application.id(), application.name());
    }
}
