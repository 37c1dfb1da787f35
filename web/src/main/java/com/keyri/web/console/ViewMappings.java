package com.keyri.web.console;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives each view its address, without an extension: {@code portal/members.xhtml} is {@code /portal/members}. Only
 * views that are there have one. OmniFaces would do the same with a filter that comes before our edge.
 */
@WebListener
public class ViewMappings implements ServletContextListener {
    private static final String EXTENSION = ".xhtml";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ServletRegistration faces = context.getServletRegistration("faces");
        Set<String> taken =
                faces.addMapping(addresses(context, ViewFolder.PATH + "/").toArray(String[]::new));
        if (!taken.isEmpty()) {
            throw new IllegalStateException("Something else answers at the addresses of views: " + taken);
        }
    }

    private static Set<String> addresses(ServletContext context, String folder) {
        Set<String> found = new TreeSet<>();
        Set<String> paths = context.getResourcePaths(folder);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                found.addAll(addresses(context, path));
            } else if (path.endsWith(EXTENSION)) {
                found.add(path.substring(ViewFolder.PATH.length(), path.length() - EXTENSION.length()));
            }
        }
        return found;
    }
}
