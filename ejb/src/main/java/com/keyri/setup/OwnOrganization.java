package com.keyri.setup;

import com.keyri.account.model.AccountId;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.store.ApplicationEntity;
import com.keyri.application.store.ApplicationStore;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.text.model.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the organization that runs the installation, and Keyri's own application in it. */
@ApplicationScoped
class OwnOrganization {
    private static final int LONGEST_NAME = 80;
    private static final String APPLICATION = "Keyri";

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore organizations;

    @Inject
    ApplicationStore applications;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    FoundInstallation make(String name, Instant now) {
        OrganizationId id = OrganizationId.at(now);
        scope.enter(id);
        organizations.add(new OrganizationEntity(id, PlainText.require(name, LONGEST_NAME), now));
        ApplicationEntity application = new ApplicationEntity(ApplicationId.at(now), id, APPLICATION, now);
        applications.add(application);
        applications.replaceOrigins(application, List.of(publicUrl));
        return new FoundInstallation(
                id, application.id(), new AccountId(new UUID(0, 0)), Optional.empty(), Optional.empty(), false);
    }

    FoundInstallation rename(FoundInstallation installation, String name) {
        scope.enter(installation.organization());
        organizations.find(installation.organization()).orElseThrow().rename(PlainText.require(name, LONGEST_NAME));
        return installation;
    }

    /** The public address is a setting: the origin of Keyri's own pages follows it. */
    void follow(FoundInstallation installation) {
        scope.enter(installation.organization());
        boolean isRegistered = applications
                .find(installation.application())
                .filter(view -> view.origins().stream().anyMatch(origin -> origin.equals(publicUrl)))
                .isPresent();
        if (!isRegistered) {
            applications.replaceOrigins(
                    applications.findToChange(installation.application()).orElseThrow(), List.of(publicUrl));
        }
    }
}
