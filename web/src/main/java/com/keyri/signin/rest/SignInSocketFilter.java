package com.keyri.signin.rest;

import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.log.EventLog;
import com.keyri.problem.DomainException;
import com.keyri.request.CallContext;
import com.keyri.web.rest.problem.ProblemKind;
import com.keyri.web.rest.problem.ProblemWriter;
import com.keyri.web.rest.problem.RetryAfter;
import com.keyri.web.rest.record.CallRecord;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Refuses handshakes of an address that opens too many, while it is still a request: an open socket would cost more.
 * Declared in web.xml, after the edge, which knows the address.
 */
public class SignInSocketFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient RateLimits limits;

    @Inject
    transient CallContext call;

    @Inject
    transient EventLog log;

    /** Any upgrade counts, whatever its path looks like: only sockets upgrade here. */
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("Upgrade") == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            limits.spend(LimitKind.SOCKET_PER_ADDRESS, call.address());
        } catch (DomainException e) {
            refuse(request, response, e);
            return;
        }
        chain.doFilter(handshake(request), response);
    }

    private HttpServletRequest handshake(HttpServletRequest request) {
        try {
            return new SocketRequest(request, TcpConnection.under(request));
        } catch (ReflectiveOperationException e) {
            log.failure("a socket ends in the container's way, because the container isn't the known one", Map.of(), e);
            return request;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, DomainException e)
            throws IOException {
        ProblemKind kind = ProblemKind.of(e.type());
        CallRecord.problem(request, kind.name());
        response.setHeader("Retry-After", Long.toString(RetryAfter.seconds(e)));
        ProblemWriter.write(response, kind, call.correlationId());
    }
}
