package com.keyri.web.console;

import com.keyri.problem.DomainException;
import com.keyri.web.rest.problem.ProblemKind;
import com.keyri.web.rest.record.CallRecord;
import jakarta.ejb.EJBAccessException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * A form that waited longer than its view was kept: the page comes again and says so. What else fails ends at our error
 * page; a script that posted gets a bare status, because Faces would tell it the exception's words.
 */
class ExpiredViewHandler extends ExceptionHandlerWrapper {
    static final String PARAMETER = "expired";

    ExpiredViewHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        if (events.hasNext() && answer(faces, events.next().getContext().getException())) {
            events.remove();
            while (events.hasNext()) {
                events.next();
                events.remove();
            }
            return;
        }
        getWrapped().handle();
    }

    /** Whether the answer is complete with this. */
    private boolean answer(FacesContext faces, Throwable thrown) {
        ExternalContext external = faces.getExternalContext();
        if (external.isResponseCommitted()) {
            return false;
        }
        Throwable cause = getRootCause(thrown);
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        try {
            if ((cause == null ? thrown : cause) instanceof ViewExpiredException) {
                external.redirect(ReturnAddress.path(request) + "?" + PARAMETER + "=1");
                faces.responseComplete();
                return true;
            }
            Optional<Integer> refusal = status(cause == null ? thrown : cause);
            if (refusal.isPresent()) {
                external.responseSendError(refusal.get(), "");
                faces.responseComplete();
                return true;
            }
            if (!faces.getPartialViewContext().isAjaxRequest()) {
                return false;
            }
            CallRecord.cause(request, thrown);
            external.responseSendError(500, "");
            faces.responseComplete();
            return true;
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    /** What a service refused while the page was built: the page itself isn't there, or not for this person. */
    private static Optional<Integer> status(Throwable cause) {
        if (cause instanceof EJBAccessException) {
            return Optional.of(HttpServletResponse.SC_FORBIDDEN);
        }
        return cause instanceof DomainException refusal
                ? Optional.of(ProblemKind.of(refusal.type()).status())
                : Optional.empty();
    }
}
