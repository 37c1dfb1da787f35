package com.keyri.web.console;

import com.keyri.web.rest.edge.PageArea;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.primefaces.context.PrimeFacesContext;

/**
 * The nonce of a view's scripts, decided here alone: a fresh one for each answer that is a page, the page's own for an
 * answer that is a part of it. PrimeFaces wants every form to bring the nonce, which its script adds, and refuses forms
 * of pages without that script; so its parameter comes from here, and not from the browser. Declared in
 * faces-config.xml.
 */
public class ViewNonce implements PhaseListener {
    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "primefaces.nonce";
    private static final String KNOWN = ViewNonce.class.getName();

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        if (faces.getViewRoot() == null) {
            return;
        }
        if (PageArea.of(ReturnAddress.path(request)) == PageArea.DOOR) {
            // PrimeFaces would begin a session to keep the nonce in, before the view has said that it keeps nothing.
            faces.getViewRoot().setTransient(true);
            return;
        }
        if (faces.isPostback()) {
            decide(faces, request);
        }
    }

    private static void decide(FacesContext faces, HttpServletRequest request) {
        Map<String, Object> view = faces.getViewRoot().getViewMap(true);
        boolean isPage = !faces.getPartialViewContext().isAjaxRequest();
        if (isPage || view.get(PARAMETER) == null) {
            view.put(PARAMETER, PrimeFacesContext.getCspState(faces).generateNonce());
        }
        request.setAttribute(KNOWN, view.get(PARAMETER));
    }

    /** The request as PrimeFaces shall see it. */
    static HttpServletRequest carried(HttpServletRequest request) {
        return new Carried(request);
    }

    private static final class Carried extends HttpServletRequestWrapper {
        Carried(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(PARAMETER) ? (String) getAttribute(KNOWN) : super.getParameter(name);
        }
    }
}
