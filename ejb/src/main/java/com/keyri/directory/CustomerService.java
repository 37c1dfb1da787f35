package com.keyri.directory;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.invitation.OwnerInvitations;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.text.model.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** The staff make an organization for a customer, and invite its first owner. */
@Stateless
@RolesAllowed(Roles.STAFF_ADMINISTRATOR)
public class CustomerService {
    private static final int LONGEST_NAME = 80;

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore organizations;

    @Inject
    OwnerInvitations invitations;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Makes the organization; the owner gets a mail with a link that is good for 24 hours. */
    public OrganizationId create(String name, MailAddress owner) {
        Instant now = clock.instant();
        OrganizationId id = OrganizationId.at(now);
        scope.enter(id);
        organizations.add(new OrganizationEntity(id, PlainText.require(name, LONGEST_NAME), now));
        audit.record(AuditEvent.success(id, "organization.created", caller.actor(), Target.of("organization", id)));
        invitations.invite(id, owner, caller.actor());
        return id;
    }
}
