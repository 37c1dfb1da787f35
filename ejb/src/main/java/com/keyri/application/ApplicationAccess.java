package com.keyri.application;

import com.keyri.access.Caller;
import com.keyri.application.model.ApplicationId;
import com.keyri.installation.OwnApplication;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Enters the organization of an application on behalf of a caller who may look after it: somebody who works in that
 * organization, or the operator. Keyri's own application is nobody's to look after: with an API key of it one could
 * enrol a phone for the staff.
 */
@ApplicationScoped
public class ApplicationAccess {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OwnApplication own;

    /**
     * Enters it.
     *
     * @throws DomainException {@code NOT_FOUND} where the caller may not, as if there were no such application
     */
    public OrganizationId enter(ApplicationId application) {
        OrganizationId organization = scope.enterByApplication(application).orElseThrow(ApplicationAccess::notFound);
        caller.requireIn(organization);
        boolean isOwn = own.find()
                .filter(installation -> installation.application().equals(application))
                .isPresent();
        if (isOwn) {
            throw notFound();
        }
        return organization;
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
