package com.keyri.application;

import com.keyri.application.store.ApplicationStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Says whether an origin belongs to any active application; asked before the application is known. */
@Stateless
public class OriginService {
    @Inject
    ApplicationStore store;

    @PermitAll
    public boolean isRegistered(String origin) {
        return store.isOriginRegistered(origin);
    }
}
