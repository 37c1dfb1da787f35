package com.keyri.web.rest.access;

import com.keyri.access.model.Roles;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/**
 * Lets nobody through but callers in one of the roles. It comes before Payara's own guard, which is there or not
 * depending on how the application was started, and leaves no record of whom it refuses.
 */
@Priority(Priorities.AUTHORIZATION - 1)
final class AccessFilter implements ContainerRequestFilter {
    private final Set<String> roles;
    private final Event<AccessRefusal> refusals;

    AccessFilter(Set<String> roles, Event<AccessRefusal> refusals) {
        this.roles = roles;
        this.refusals = refusals;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(AuthenticationFailure.ATTRIBUTE) instanceof AuthenticationFailure failure) {
            throw failure.cause();
        }
        SecurityContext caller = request.getSecurityContext();
        Principal principal = caller.getUserPrincipal();
        if (principal == null) {
            throw DomainException.of(ProblemType.UNAUTHENTICATED);
        }
        Set<String> held = held(request);
        if (roles.stream().filter(held::contains).noneMatch(caller::isUserInRole)) {
            if (held.contains(Roles.UNPROVEN)) {
                throw DomainException.of(ProblemType.PROOF_REQUIRED);
            }
            refusals.fire(new AccessRefusal(principal.getName()));
            throw DomainException.of(ProblemType.FORBIDDEN);
        }
    }

    /**
     * What it may have at most. The container, which decides, is asked about nothing else: its no takes about four
     * times as long as its yes, because it asks the JDK's policy too before it says so.
     */
    private static Set<String> held(ContainerRequestContext request) {
        return request.getProperty(CallerRoles.ATTRIBUTE) instanceof CallerRoles came ? came.names() : Set.of();
    }
}
