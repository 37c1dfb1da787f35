package com.keyri.web.rest.access;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the guard before every resource method. Payara's own guard depends on how the application was started; this one
 * doesn't. The services behind are guarded once more, by the EJB container.
 */
@Provider
@ApplicationScoped
public class AccessFeature implements DynamicFeature {
    private static final Access NOBODY = new Access(false, Set.of());

    @Inject
    Event<AccessRefusal> refusals;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Optional<Access> declared =
                declared(resource.getResourceMethod()).or(() -> declared(resource.getResourceClass()));
        Access access = declared.orElse(NOBODY);
        if (!access.isAnybody()) {
            context.register(new AccessFilter(access.roles(), refusals));
        }
    }

    private static Optional<Access> declared(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(NOBODY);
        }
        if (element.isAnnotationPresent(RolesAllowed.class)) {
            return Optional.of(new Access(
                    false, Set.of(element.getAnnotation(RolesAllowed.class).value())));
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(Access.ANYBODY) : Optional.empty();
    }

    private record Access(boolean isAnybody, Set<String> roles) {
        private static final Access ANYBODY = new Access(true, Set.of());
    }
}
