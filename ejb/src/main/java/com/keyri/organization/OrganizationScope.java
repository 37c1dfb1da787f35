package com.keyri.organization;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationScopeStore;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says whose rows the present transaction may see; call it first in every use case that touches an organization. */
@ApplicationScoped
public class OrganizationScope {
    @Inject
    OrganizationScopeStore store;

    public void enter(OrganizationId organization) {
        store.enter(organization);
    }

    /** Enters the organization that owns the application; empty where there is none, and then no row is visible. */
    public Optional<OrganizationId> enterByApplication(ApplicationId application) {
        return store.enterByApplication(application);
    }

    public Optional<OrganizationId> enterBySignIn(SignInId signIn) {
        return store.enterBySignIn(signIn);
    }

    public Optional<OrganizationId> enterByDevice(DeviceId device) {
        return store.enterByDevice(device);
    }

    public Optional<OrganizationId> enterByEnrolment(EnrolmentId enrolment) {
        return store.enterByEnrolment(enrolment);
    }
}
