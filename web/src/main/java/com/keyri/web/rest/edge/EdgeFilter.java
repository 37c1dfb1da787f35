package com.keyri.web.rest.edge;

import com.keyri.web.rest.KeyriApi;
import com.keyri.web.rest.problem.ProblemKind;
import com.keyri.web.rest.problem.ProblemWriter;
import com.keyri.web.rest.record.CallRecord;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The first to see a call: gives it a correlation id, checks the host, writes the headers, answers preflights, and
 * records how it ended. Declared in web.xml, because filters found by annotation have no order.
 */
public class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String TRACE = "TRACE";
    private static final String API = "/api/";
    /** As proxies record it; it is never sent. */
    private static final int CALLER_LEFT = 499;

    @Inject
    transient Arrival arrival;

    @Inject
    transient Hosts hosts;

    @Inject
    transient SecurityHeaders headers;

    @Inject
    transient CrossOrigin crossOrigin;

    @Inject
    transient ConsoleNetworks console;

    @Inject
    transient FormPosts forms;

    @Inject
    transient CallRecord record;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        try {
            handle(request, response, chain);
        } catch (IOException e) {
            if (!isGone(request)) {
                throw e;
            }
            // Nobody is there to be answered. The container would log its attempts, as often as somebody likes to hang
            // up.
        } finally {
            record.end(request, status(request, response), System.nanoTime() - start);
        }
    }

    /** The container has 500 for an answer that it couldn't write. */
    private static int status(HttpServletRequest request, HttpServletResponse response) {
        int status = response.getStatus();
        return status >= 500 && !CallRecord.hasCause(request) && isGone(request) ? CALLER_LEFT : status;
    }

    private static boolean isGone(HttpServletRequest request) {
        try {
            return !TcpConnection.under(request).isOpen();
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String correlationId = arrival.note(request);
        String path = path(request);
        arrival.announce(request, response);
        headers.write(response, path);
        if (request.getMethod().equals(TRACE)) {
            // Its body, which it may not have, would be taken for the next request (RFC 9112, section 11.2).
            response.setHeader("Connection", "close");
        }
        Hosts.Kind host = hosts.of(request);
        if (!Hosts.serves(host, path) || leadsOutOfTheApi(request, path) || hasParameters(request)) {
            boolean isKnown = host != Hosts.Kind.UNKNOWN;
            ProblemWriter.write(response, isKnown ? ProblemKind.ofStatus(404) : ProblemKind.MISDIRECTED, correlationId);
            return;
        }
        boolean isHidden = console.hides(request, path);
        boolean takesForms = !isHidden && PageArea.of(path).takesForms();
        if (!isMethodOf(request.getMethod(), path, takesForms) && !CrossOrigin.isPreflight(request)) {
            response.setHeader("Allow", takesForms ? "GET, HEAD, POST" : "GET, HEAD");
            ProblemWriter.write(response, ProblemKind.METHOD_NOT_ALLOWED, correlationId);
        } else if (isHidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (mayPost(request, response, takesForms) && mayPass(request, response, path, correlationId)) {
            chain.doFilter(request, response);
            explain(request, response, path, correlationId);
        }
    }

    /** Dots that are encoded lead a call of the API to a page, which answers 200 where a caller counts on a refusal. */
    private static boolean leadsOutOfTheApi(HttpServletRequest request, String path) {
        return request.getRequestURI().startsWith(API) && !path.startsWith(API);
    }

    /** Nothing here has path parameters, and JAX-RS, which reads the path anew, takes them for something else. */
    private static boolean hasParameters(HttpServletRequest request) {
        return request.getRequestURI().indexOf(';') >= 0;
    }

    private boolean mayPost(HttpServletRequest request, HttpServletResponse response, boolean takesForms)
            throws IOException {
        OptionalInt refusal =
                takesForms && request.getMethod().equals("POST") ? forms.refusal(request) : OptionalInt.empty();
        if (refusal.isPresent()) {
            response.sendError(refusal.getAsInt());
        }
        return refusal.isEmpty();
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

    /** Documents and files are read; only the API and pages with forms do things. */
    private static boolean isMethodOf(String method, String path, boolean takesForms) {
        return path.startsWith(KeyriApi.PATH + "/")
                || method.equals("GET")
                || method.equals("HEAD")
                || (takesForms && method.equals("POST"));
    }

    /**
     * JAX-RS refuses some requests with a bare status, for instance one whose header it can't read; Faces does always.
     */
    private void explain(HttpServletRequest request, HttpServletResponse response, String path, String correlationId)
            throws IOException {
        boolean isBare = response.getStatus() >= 400 && response.getContentType() == null && !response.isCommitted();
        if (isBare && (path.startsWith(API) || path.startsWith("/jakarta.faces.resource/"))) {
            arrival.announce(request, response);
            headers.write(response, path);
            ProblemWriter.write(response, ProblemKind.ofStatus(response.getStatus()), correlationId);
        }
    }

    /** The path as servlets match it: decoded, without parameters, so that no spelling of it passes another check. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }
}
