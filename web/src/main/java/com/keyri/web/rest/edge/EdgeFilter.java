package com.keyri.web.rest.edge;

import com.keyri.id.UuidV7;
import com.keyri.request.CallContext;
import com.keyri.web.rest.problem.ProblemKind;
import com.keyri.web.rest.problem.ProblemWriter;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The first to see a call: gives it a correlation id, checks the host, writes the headers, and answers preflights.
 * Declared in web.xml, because filters found by annotation have no order.
 */
public class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_AGENT = 512;

    @Inject
    transient CallContext call;

    @Inject
    transient ClientAddress addresses;

    @Inject
    transient Hosts hosts;

    @Inject
    transient SecurityHeaders headers;

    @Inject
    transient CrossOrigin crossOrigin;

    @Inject
    transient InstantSource clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String correlationId = UuidV7.at(clock.instant()).toString();
        call.arriveBy(correlationId, addresses.of(request), agent(request));
        response.setHeader("X-Correlation-Id", correlationId);
        String path = request.getRequestURI();
        response.setDateHeader("Date", clock.millis()); // The container sends none; pages and phones tell time by it.
        headers.write(response, path);
        Hosts.Kind host = hosts.of(request);
        if (!Hosts.serves(host, path)) {
            boolean isKnown = host != Hosts.Kind.UNKNOWN;
            ProblemWriter.write(response, isKnown ? ProblemKind.ofStatus(404) : ProblemKind.MISDIRECTED, correlationId);
            return;
        }
        if (mayPass(request, response, path, correlationId)) {
            chain.doFilter(request, response);
        }
    }

    private boolean mayPass(HttpServletRequest request, HttpServletResponse response, String path, String correlationId)
            throws IOException {
        boolean allowed;
        try {
            allowed = crossOrigin.allow(request, response, path);
        } catch (EJBException e) {
            ProblemWriter.write(response, ProblemKind.ofStatus(503), correlationId);
            return false;
        }
        if (!CrossOrigin.isPreflight(request)) {
            return true;
        }
        if (allowed) {
            CrossOrigin.answerPreflight(response);
        } else {
            ProblemWriter.write(response, ProblemKind.ofStatus(403), correlationId);
        }
        return false;
    }

    private static String agent(HttpServletRequest request) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }
}
