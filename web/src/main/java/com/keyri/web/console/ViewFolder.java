package com.keyri.web.console;

import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ViewResource;
import jakarta.faces.context.FacesContext;
import org.jspecify.annotations.Nullable;

/** Finds views below WEB-INF, where nobody can ask for their source. Declared in faces-config.xml. */
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
}
