package com.keyri.web.rest.edge;

import com.keyri.id.UuidV7;
import com.keyri.request.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Notes where a call comes from, under a correlation id of ours. Authentication happens before any filter, so whoever
 * comes first does it, once.
 */
@ApplicationScoped
public class Arrival {
    private static final String NOTED = Arrival.class.getName();
    private static final int LONGEST_AGENT = 512;

    @Inject
    CallContext call;

    @Inject
    ClientAddress addresses;

    @Inject
    InstantSource clock;

    /** Notes it, unless that was done before; gives the call's correlation id. */
    public String note(HttpServletRequest request) {
        if (request.getAttribute(NOTED) instanceof String noted) {
            return noted;
        }
        String correlationId = UuidV7.at(clock.instant()).toString();
        call.arriveBy(correlationId, addresses.of(request), agent(request));
        request.setAttribute(NOTED, correlationId);
        return correlationId;
    }

    /** Tells the caller the call's correlation id and our time; the container tells neither. */
    public void announce(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Correlation-Id", note(request));
        response.setDateHeader("Date", clock.millis()); // Pages and phones tell time by it.
    }

    private static String agent(HttpServletRequest request) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }
}
