package com.keyri.application.rest;

import com.keyri.application.RegisteredOrigins;
import com.keyri.web.rest.edge.PageOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The origins that applications have registered. */
@ApplicationScoped
public class ApplicationOrigins implements PageOrigins {
    @Inject
    RegisteredOrigins registered;

    @Override
    public boolean contains(String origin) {
        return registered.contains(origin);
    }
}
