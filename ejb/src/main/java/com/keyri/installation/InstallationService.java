package com.keyri.installation;

import com.keyri.installation.model.FoundInstallation;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What anybody may know of the installation. */
@Stateless
@PermitAll
public class InstallationService {
    @Inject
    OwnApplication own;

    /** Keyri's own application, once the set-up is over. */
    public Optional<FoundInstallation> find() {
        return own.find().filter(FoundInstallation::isSetUp);
    }
}
