package com.keyri.installation;

import com.keyri.application.model.ApplicationId;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.installation.store.InstallationStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The application by which Keyri is a relying party of itself: console and portal sign in to it. It is there from the
 * first start on, and never changes.
 */
@ApplicationScoped
public class OwnApplication {
    @Inject
    InstallationStore store;

    @Inject
    OrganizationScope scope;

    private volatile Optional<FoundInstallation> known = Optional.empty();

    /** What is known of it; empty before the first start. What may change until the set-up is over is read anew. */
    public Optional<FoundInstallation> find() {
        Optional<FoundInstallation> found = known;
        if (found.isEmpty()) {
            found = store.find();
            if (found.filter(FoundInstallation::isSetUp).isPresent()) {
                known = found;
            }
        }
        return found;
    }

    /**
     * Its ids, once the set-up is over.
     *
     * @throws DomainException {@code NOT_SET_UP} before that
     */
    public FoundInstallation require() {
        return find().filter(FoundInstallation::isSetUp).orElseThrow(() -> DomainException.of(ProblemType.NOT_SET_UP));
    }

    /** Enters the organization that it belongs to. */
    public FoundInstallation enter() {
        FoundInstallation installation = find().orElseThrow(() -> DomainException.of(ProblemType.NOT_SET_UP));
        scope.enter(installation.organization());
        return installation;
    }

    public ApplicationId id() {
        return require().application();
    }

    public OrganizationId organization() {
        return require().organization();
    }
}
