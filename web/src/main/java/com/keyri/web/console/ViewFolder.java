package com.keyri.web.console;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.application.ViewResource;
import jakarta.faces.context.FacesContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds views below WEB-INF, where nobody can ask for their source, and names resources by one address. Declared in
 * faces-config.xml.
 */
public class ViewFolder extends ResourceHandlerWrapper {
    /** Where views lie; the path below it, without the extension, is the page's address. */
    static final String PATH = "/WEB-INF/views";

    private static final String ROOT = "/";
    private static final String PRIVATE = "/WEB-INF/";

    /** Around {@code wrapped}. */
    public ViewFolder(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable ViewResource createViewResource(FacesContext context, String name) {
        // Faces asks for the root itself once, to have something that it resolves templates against.
        boolean isWhole = name.startsWith(PRIVATE) || name.equals(ROOT);
        return getWrapped()
                .createViewResource(context, isWhole ? name : PATH + (name.startsWith(ROOT) ? "" : ROOT) + name);
    }

    @Override
    public @Nullable Resource createResource(String name) {
        return at(getWrapped().createResource(name));
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library) {
        return at(getWrapped().createResource(name, library));
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library, @Nullable String contentType) {
        return at(getWrapped().createResource(name, library, contentType));
    }

    private static @Nullable Resource at(@Nullable Resource resource) {
        return resource == null ? null : new AtOnePath(resource);
    }

    /** Faces puts the servlet's folder before the name of its resources, which begins with that folder already. */
    private static final class AtOnePath extends ResourceWrapper {
        AtOnePath(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public String getRequestPath() {
            String folder = ResourceHandler.RESOURCE_IDENTIFIER;
            return getWrapped().getRequestPath().replace(folder + folder, folder);
        }
    }
}
