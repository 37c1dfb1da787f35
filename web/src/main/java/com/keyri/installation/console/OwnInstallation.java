package com.keyri.installation.console;

import com.keyri.installation.InstallationService;
import com.keyri.web.console.Installation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** What pages need to know of this installation. */
@Named("installation")
@RequestScoped
public class OwnInstallation implements Installation {
    @EJB
    InstallationService installation;

    @Override
    public Optional<String> applicationId() {
        return installation.find().map(found -> found.application().toString());
    }
}
