package com.keyri.organization;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import com.keyri.text.model.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Organizations, for the operator; one's own, for those who work in it. */
@Stateless
@RolesAllowed(Roles.OPERATOR)
public class OrganizationService {
    private static final int LONGEST_NAME = 80;

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore store;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Creates an organization. */
    public Organization create(String name) {
        Instant now = clock.instant();
        OrganizationId id = OrganizationId.at(now);
        scope.enter(id);
        OrganizationEntity organization = new OrganizationEntity(id, PlainText.require(name, LONGEST_NAME), now);
        store.add(organization);
        audit.record(AuditEvent.success(id, "organization.created", caller.actor(), Target.of("organization", id)));
        return Organization.from(organization);
    }

    /** One organization. */
    @RolesAllowed({Roles.OPERATOR, Roles.MEMBER})
    public Organization get(OrganizationId id) {
        caller.requireIn(id);
        scope.enter(id);
        return Organization.from(store.find(id).orElseThrow(OrganizationService::notFound));
    }

    /** Names an organization anew, where it is as the caller demands. */
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.ADMINISTRATOR})
    public Organization rename(OrganizationId id, String name, Precondition<Organization> precondition) {
        caller.requireIn(id);
        scope.enter(id);
        OrganizationEntity organization = store.findToChange(id).orElseThrow(OrganizationService::notFound);
        precondition.require(Organization.from(organization));
        organization.rename(PlainText.require(name, LONGEST_NAME));
        audit.record(AuditEvent.success(id, "organization.changed", caller.actor(), Target.of("organization", id))
                .with(Map.of("members", "name")));
        return Organization.from(organization);
    }

    /** The organizations, oldest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Organization> list(int limit, Optional<String> cursor) {
        Optional<OrganizationId> after = cursor.map(
                text -> OrganizationId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        return Page.cut(store.list(after, limit + 1), limit, last -> last.id().toString())
                .map(Organization::from);
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
