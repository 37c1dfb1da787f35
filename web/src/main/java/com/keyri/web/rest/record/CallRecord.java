package com.keyri.web.rest.record;

import com.keyri.log.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes how a call ended: {@code keyri_http_requests} and {@code keyri_http_request_time} count and time every one,
 * and one line in the log tells of each that was refused or failed.
 */
@ApplicationScoped
public class CallRecord {
    private static final String ROUTE = CallRecord.class.getName() + ".route";
    private static final String PROBLEM = CallRecord.class.getName() + ".problem";
    private static final String CAUSE = CallRecord.class.getName() + ".cause";

    @Inject
    HttpMeters meters;

    @Inject
    EventLog log;

    /** The template of the resource that answers, for example {@code /api/v1/sign-ins/{signInId}/claim}. */
    static void route(HttpServletRequest request, String template) {
        request.setAttribute(ROUTE, template);
    }

    /** Why the call is refused. */
    public static void problem(HttpServletRequest request, String name) {
        request.setAttribute(PROBLEM, name);
    }

    /** What of ours failed. */
    public static void cause(HttpServletRequest request, Throwable cause) {
        request.setAttribute(CAUSE, cause);
    }

    /** Whether something of ours failed. */
    public static boolean hasCause(HttpServletRequest request) {
        return request.getAttribute(CAUSE) != null;
    }

    /** The call is over. */
    public void end(HttpServletRequest request, int status, long nanos) {
        Route route = Route.of(request.getMethod(), (String) request.getAttribute(ROUTE));
        meters.count(route, status, Duration.ofNanos(nanos));
        if (status < 400) {
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", route.method());
        fields.put("route", route.template());
        fields.put("status", status);
        if (request.getAttribute(PROBLEM) instanceof String problem) {
            fields.put("problem", problem);
        }
        fields.put("milliseconds", nanos / 1_000_000);
        if (request.getAttribute(CAUSE) instanceof Throwable cause) {
            log.failure("call failed", fields, cause);
        } else if (status >= 500) {
            log.warning("call failed", fields);
        } else {
            log.info("call refused", fields);
        }
    }
}
