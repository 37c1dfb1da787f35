package com.keyri.web.rest.access;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses what comes from other pages than Keyri's, or from none: it works with cookies. */
@Provider
@SameOrigin
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class SameOriginFilter implements ContainerRequestFilter {
    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!publicUrl.equals(request.getHeaderString("Origin"))) {
            throw DomainException.of(ProblemType.ORIGIN_NOT_ALLOWED);
        }
    }
}
