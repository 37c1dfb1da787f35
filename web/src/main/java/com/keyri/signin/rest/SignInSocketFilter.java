package com.keyri.signin.rest;

import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.log.EventLog;
import com.keyri.problem.DomainException;
import com.keyri.request.CallContext;
import com.keyri.web.rest.edge.TcpConnection;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses handshakes of an address that opens too many, while it is still a request: an open socket would cost more.
 * And those that are none (RFC 6455, section 4.2.1), for which the container would blame itself with a 500. Declared in
 * web.xml, after the edge, which knows the address.
 */
public class SignInSocketFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "Sec-WebSocket-Key";
    private static final Pattern SIXTEEN_BYTES = Pattern.compile("[A-Za-z0-9+/]{21}[AQgw]==");

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
        if (request.getHeader("Upgrade") == null && request.getHeader(KEY) == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<TcpConnection> connection = connection(request);
        if (connection.isPresent() && !connection.get().isOpen()) {
            // What came just before a socket was closed: the container takes it for the same handshake again.
            return;
        }
        try {
            limits.spend(LimitKind.SOCKET_PER_ADDRESS, call.address());
        } catch (DomainException e) {
            refuse(request, response, e);
            return;
        }
        if (request.getHeader(KEY) != null && !isHandshake(request)) {
            ProblemKind kind = ProblemKind.ofStatus(400);
            CallRecord.problem(request, kind.name());
            ProblemWriter.write(response, kind, call.correlationId());
            return;
        }
        chain.doFilter(
                connection
                        .<HttpServletRequest>map(tcp -> new SocketRequest(request, tcp))
                        .orElse(request),
                response);
    }

    private Optional<TcpConnection> connection(HttpServletRequest request) {
        try {
            return Optional.of(TcpConnection.under(request));
        } catch (ReflectiveOperationException e) {
            log.failure("a socket ends in the container's way, because the container isn't the known one", Map.of(), e);
            return Optional.empty();
        }
    }

    private static boolean isHandshake(HttpServletRequest request) {
        return isHandshake(
                request.getMethod(),
                request.getHeader("Upgrade"),
                Collections.list(request.getHeaders("Connection")),
                request.getHeader(KEY));
    }

    static boolean isHandshake(String method, @Nullable String upgrade, List<String> connection, String key) {
        return method.equals("GET")
                && "websocket".equalsIgnoreCase(upgrade)
                && Arrays.stream(String.join(",", connection).split(",", -1))
                        .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"))
                && SIXTEEN_BYTES.matcher(key).matches();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, DomainException e)
            throws IOException {
        ProblemKind kind = ProblemKind.of(e.type());
        CallRecord.problem(request, kind.name());
        response.setHeader("Retry-After", Long.toString(RetryAfter.seconds(e)));
        ProblemWriter.write(response, kind, call.correlationId());
    }
}
