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
import java.lang.reflect.Method;
import java.util.Optional;

/** Tells the record which resource method answers. */
@Provider
@ApplicationScoped
public class RouteFeature implements DynamicFeature {
    @Inject
    HttpServletRequest request;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new Note(template(resource.getResourceClass(), resource.getResourceMethod()), request), 1);
    }

    /** The path as the annotations spell it, without the patterns of its parameters. */
    static String template(Class<?> resource, Method method) {
        return KeyriApi.PATH + part(resource) + part(method);
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
