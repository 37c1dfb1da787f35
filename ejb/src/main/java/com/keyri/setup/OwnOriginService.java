package com.keyri.setup;

import com.keyri.installation.store.InstallationStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Lets Keyri's own pages sign in from the address that the installation is called by now. */
@Stateless
@PermitAll
public class OwnOriginService {
    @Inject
    InstallationStore installations;

    @Inject
    OwnOrganization organization;

    /** Nothing happens before the first start. */
    public void follow() {
        installations.find().ifPresent(organization::follow);
    }
}
