package com.keyri.device.rest;

import com.keyri.application.model.ApplicationView;

/** An organization as a phone names it. */
public record NamedOrganization(String name) {
    static NamedOrganization from(ApplicationView application) {
        return new NamedOrganization(application.organizationName());
    }
}
