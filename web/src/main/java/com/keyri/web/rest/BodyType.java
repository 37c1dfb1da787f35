package com.keyri.web.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a content type that no body has (415): a range like {@code application/*}, which would fit every resource,
 * and one with a quality, which only {@code Accept} knows and over which Jersey stumbles while it looks for the method.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class BodyType implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (isNone(stated(request))) {
            throw new NotSupportedException();
        }
    }

    static boolean isNone(@Nullable MediaType type) {
        return type != null
                && (type.isWildcardType()
                        || type.isWildcardSubtype()
                        || type.getParameters().containsKey("q")
                        || type.getParameters().containsKey("qs"));
    }

    /** What can't be read at all, Jersey refuses by itself. */
    private static @Nullable MediaType stated(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (ProcessingException e) {
            return null;
        }
    }
}
