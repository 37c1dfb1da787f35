package com.keyri.organization.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/**
 * Enters an organization for the rest of the transaction: the database's row-level security then shows its rows and no
 * others. Entering nothing shows nothing.
 */
@ApplicationScoped
public class OrganizationScopeStore {
    @PersistenceContext
    private EntityManager entities;

    public void enter(OrganizationId organization) {
        call("select cast(enter_organization(?1) as text)", organization.value());
    }

    public Optional<OrganizationId> enterByApplication(ApplicationId application) {
        return call("select cast(enter_application(?1) as text)", application.value());
    }

    public Optional<OrganizationId> enterBySignIn(SignInId signIn) {
        return call("select cast(enter_sign_in(?1) as text)", signIn.value());
    }

    public Optional<OrganizationId> enterByDevice(DeviceId device) {
        return call("select cast(enter_device(?1) as text)", device.value());
    }

    public Optional<OrganizationId> enterByEnrolment(EnrolmentId enrolment) {
        return call("select cast(enter_enrolment(?1) as text)", enrolment.value());
    }

    private Optional<OrganizationId> call(String sql, UUID id) {
        Object organization =
                entities.createNativeQuery(sql).setParameter(1, id).getSingleResult();
        return Optional.ofNullable((String) organization).map(UUID::fromString).map(OrganizationId::new);
    }
}
