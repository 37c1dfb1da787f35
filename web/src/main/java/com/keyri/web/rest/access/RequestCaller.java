package com.keyri.web.rest.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The caller as the request knows it. Payara's guard of roles asks for the caller at every call; the container's own
 * answer to it searches the caller's subject for what six kinds of server put into one, by names of their classes,
 * which took an eighth of a token's introspection. What only a login form needs isn't here.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class RequestCaller implements SecurityContext {
    @Inject
    HttpServletRequest request;

    @Override
    public Principal getCallerPrincipal() {
        return request.getUserPrincipal();
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        return Stream.ofNullable(getCallerPrincipal())
                .filter(type::isInstance)
                .map(type::cast)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isCallerInRole(String role) {
        return request.isUserInRole(role);
    }

    /** @throws UnsupportedOperationException always: web.xml restricts no resource, resources do so themselves */
    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        throw new UnsupportedOperationException("resources say themselves who may call them");
    }

    /**
     * @throws UnsupportedOperationException always: a caller is authenticated before the first filter, or not at all
     */
    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest asked, HttpServletResponse answer, AuthenticationParameters parameters) {
        throw new UnsupportedOperationException("callers are authenticated before their request arrives");
    }
}
