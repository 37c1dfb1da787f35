package com.keyri.web.console;

import com.keyri.web.rest.edge.SecurityHeaders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.primefaces.context.PrimeFacesContext;

/** What every page of portal and console shows around its content. */
@Named
@RequestScoped
public class Shell {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    Viewer viewer;

    @Inject
    SecurityHeaders headers;

    @Inject
    HttpServletRequest request;

    /** Allows the view's own inline scripts, which Faces writes with a nonce, and no others. */
    public void allowScripts() {
        FacesContext faces = FacesContext.getCurrentInstance();
        headers.allowScripts(
                response(faces), PrimeFacesContext.getCspState(faces).getNonce());
    }

    /** Has none to allow, and takes back that PrimeFaces did. */
    public void allowNoInlineScripts() {
        headers.write(response(FacesContext.getCurrentInstance()), getPath());
    }

    private static HttpServletResponse response(FacesContext faces) {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }

    /** The ways around the portal for whoever looks. */
    public List<NavigationEntry> getPortalEntries() {
        return Navigation.of(Navigation.PORTAL, viewer.roles());
    }

    /** The ways around the console for whoever looks. */
    public List<NavigationEntry> getConsoleEntries() {
        return Navigation.of(Navigation.CONSOLE, viewer.roles());
    }

    /** Whether whoever looks may open that page, and therefore sees the ways to it. */
    public boolean opens(String page) {
        return PageRules.opens(page, viewer.roles());
    }

    /** The path of this page. */
    public String getPath() {
        return ReturnAddress.path(request);
    }

    /** Whether this page is shown again because its form waited too long. */
    public boolean isExpired() {
        return request.getParameter(ExpiredViewHandler.PARAMETER) != null;
    }

    /** Words for a moment, until the browser puts it into its own time. */
    public String utc(Instant moment) {
        return UTC.format(moment);
    }

    /** Of which release this is. */
    public String getVersion() {
        return Release.VERSION;
    }
}
