package com.keyri.application;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationView;
import com.keyri.application.model.Origin;
import com.keyri.application.store.ApplicationEntity;
import com.keyri.application.store.ApplicationStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.GrowthPermission;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.outbound.OutboundAddresses;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The applications of an organization, for those who work in it, and for the operator. */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER})
public class ApplicationService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    ApplicationAccess access;

    @Inject
    OrganizationStore organizations;

    @Inject
    ApplicationStore store;

    @Inject
    OutboundAddresses outbound;

    @Inject
    GrowthPermission growth;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Registers an application. */
    public ApplicationView register(RegisterApplication command) {
        caller.requireIn(command.organization());
        scope.enter(command.organization());
        if (organizations.find(command.organization()).isEmpty()) {
            throw notFound();
        }
        if (!growth.mayGrow(command.organization())) {
            throw DomainException.of(ProblemType.PAYMENT_MISSING);
        }
        command.backchannelLogoutUri().ifPresent(this::demandPublic);
        Instant now = clock.instant();
        ApplicationEntity application =
                new ApplicationEntity(ApplicationId.at(now), command.organization(), command.name(), now);
        application.allowSyncedPasskeys(command.allowsSyncedPasskeys());
        application.announceLogoutsTo(command.backchannelLogoutUri());
        store.add(application);
        store.replaceOrigins(application, texts(command.origins()));
        store.replaceDeniedNetworks(application, command.deniedNetworks());
        record(command.organization(), "application.registered", application.id(), Map.of());
        return view(application.id());
    }

    /** The applications of an organization, oldest first; {@code cursor} is the {@code next} of the page before. */
    @RolesAllowed({Roles.OPERATOR, Roles.MEMBER})
    public Page<ApplicationView> list(
            OrganizationId organization, ApplicationFilter filter, int limit, Optional<String> cursor) {
        Optional<ApplicationId> after = cursor.map(
                text -> ApplicationId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        caller.requireIn(organization);
        scope.enter(organization);
        return Page.cut(
                store.list(organization, filter, after, limit + 1),
                limit,
                last -> last.id().toString());
    }

    /** One application. */
    @RolesAllowed({Roles.OPERATOR, Roles.MEMBER})
    public ApplicationView get(ApplicationId id) {
        enter(id);
        return view(id);
    }

    /** Changes an application, where it is as the caller demands. */
    public ApplicationView change(
            ApplicationId id, ChangeApplication command, Precondition<ApplicationView> precondition) {
        OrganizationId organization = enter(id);
        ApplicationEntity application = store.findToChange(id).orElseThrow(ApplicationService::notFound);
        precondition.require(view(id));
        command.newLogoutUri().ifPresent(this::demandPublic);
        command.name().ifPresent(application::rename);
        command.allowsSyncedPasskeys().ifPresent(application::allowSyncedPasskeys);
        if (command.backchannelLogoutUri().isPresent()) {
            application.announceLogoutsTo(command.newLogoutUri());
        }
        command.state().ifPresent(application::enter);
        store.flush();
        command.origins().ifPresent(origins -> store.replaceOrigins(application, texts(origins)));
        command.deniedNetworks().ifPresent(networks -> store.replaceDeniedNetworks(application, networks));
        if (!command.members().isEmpty()) {
            record(organization, "application.changed", id, Map.of("members", command.members()));
        }
        return view(id);
    }

    private OrganizationId enter(ApplicationId id) {
        return access.enter(id);
    }

    private ApplicationView view(ApplicationId id) {
        return store.find(id).orElseThrow(ApplicationService::notFound);
    }

    private void demandPublic(URI address) {
        if (!outbound.permits(address)) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST, List.of("backchannelLogoutUri must be a public https address"));
        }
    }

    private void record(OrganizationId organization, String action, ApplicationId id, Map<String, String> facts) {
        audit.record(AuditEvent.success(organization, action, caller.actor(), Target.of("application", id))
                .with(facts));
    }

    private static List<String> texts(List<Origin> origins) {
        return origins.stream().map(Origin::value).toList();
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
