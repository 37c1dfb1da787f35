package com.keyri.web.rest.record;

import com.keyri.web.rest.KeyriApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/** Tells the record which resource method answers. */
@Provider
@ApplicationScoped
public class RouteFeature implements DynamicFeature {
    @Inject
    HttpServletRequest request;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        String template = KeyriApi.PATH + part(resource.getResourceClass()) + part(resource.getResourceMethod());
        context.register(new Note(template, request), 1);
    }

    private static String part(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class))
                .map(path -> '/'
                        + path.value()
                                .replaceAll("^/+|/+$", "")
                                .replaceAll(":[^/}]*(?=})", "")
                                .replace(" ", ""))
                .filter(part -> part.length() > 1)
                .orElse("");
    }

    /** Runs before all other filters of the method. */
    private record Note(String template, HttpServletRequest request) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            CallRecord.route(request, template);
        }
    }
}
