package com.keyri.web.rest.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who may call across origins (Fetch, CORS protocol): pages of registered origins the page's endpoints, the
 * authenticator the phone's. Never with credentials; which application it is, and whose key, the endpoints find out
 * themselves.
 */
@ApplicationScoped
public class CrossOrigin {
    private static final Pattern PAGE =
            Pattern.compile("/api/v1/(sign-ins|sign-ins/[^/]+/(number|cancellation)|token)");
    private static final Pattern PHONE = Pattern.compile(
            "/api/v1/(sign-ins/[^/]+/(claim|decision|known-browser|disavowal)|devices/.+|enrolments/[^/]+/(opening|completion))");
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";

    @Inject
    PageOrigins origins;

    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Writes the headers that allow the caller's origin; whether it is allowed. */
    boolean allow(HttpServletRequest request, HttpServletResponse response, String path) {
        String origin = request.getHeader("Origin");
        if (!isAllowed(origin, path)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.addHeader("Vary", "Origin");
        response.setHeader(
                "Access-Control-Expose-Headers", "DPoP-Nonce, Date, Retry-After, WWW-Authenticate, X-Correlation-Id");
        return true;
    }

    static void answerPreflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "DPoP, Content-Type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private boolean isAllowed(@Nullable String origin, String path) {
        if (origin == null) {
            return false;
        }
        if (PHONE.matcher(path).matches()) {
            return origin.equals(authenticatorUrl);
        }
        return PAGE.matcher(path).matches() && origins.contains(origin);
    }
}
