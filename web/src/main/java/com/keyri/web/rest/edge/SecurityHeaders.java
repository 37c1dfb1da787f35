package com.keyri.web.rest.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The headers that tell a browser what an answer may do, by the area of the path. Nothing is allowed inline. */
@ApplicationScoped
public class SecurityHeaders {
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/=_-]{16,128}");

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** Writes the headers for an answer to a call of {@code path}. */
    public void write(HttpServletResponse response, String path) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        PageArea area = PageArea.of(path);
        // Without a referrer browsers send the origin "null" with a form, and forms are judged by it.
        response.setHeader("Referrer-Policy", area.takesForms() ? "same-origin" : "no-referrer");
        response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        boolean isAuthenticator = path.equals("/a") || path.startsWith("/a/");
        response.setHeader(
                "Permissions-Policy",
                (isAuthenticator
                                ? "camera=(self), publickey-credentials-create=(self), publickey-credentials-get=(self)"
                                : "camera=()")
                        + ", microphone=(), geolocation=(), payment=(), usb=()");
        response.setHeader(POLICY, isAuthenticator ? authenticator() : policy(path, area));
        if (path.equals("/a/sw.js")) {
            response.setHeader("Service-Worker-Allowed", "/a"); // The page is /a, above the script's own folder.
        }
        if (path.startsWith("/widget/")) {
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.setHeader("Access-Control-Allow-Origin", "*");
        } else {
            response.setHeader(
                    "Cross-Origin-Resource-Policy", path.startsWith("/api/") ? "cross-origin" : "same-origin");
        }
        cache(response, path);
    }

    /** Allows the scripts that bear this nonce, on an answer that is a Faces view. */
    public void allowScripts(HttpServletResponse response, String nonce) {
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException("Not a nonce");
        }
        response.setHeader(POLICY, shell().replace("script-src 'self'", "script-src 'self' 'nonce-" + nonce + "'"));
    }

    private String policy(String path, PageArea area) {
        if (path.startsWith("/api/")) {
            return NOTHING;
        }
        return switch (area) {
            case DOOR -> withSocket() + "; require-trusted-types-for 'script'; trusted-types 'none'";
            case PORTAL, CONSOLE -> shell();
            case OTHER -> PAGE;
        };
    }

    private String shell() {
        return withSocket().replace("form-action 'none'", "form-action 'self'");
    }

    /** The sign-in element hears of the phone through a socket, which 'self' doesn't mean in every browser. */
    private String withSocket() {
        return PAGE.replace("connect-src 'self'", "connect-src 'self' " + socket());
    }

    private String authenticator() {
        return PAGE.replace("connect-src 'self'", "connect-src 'self' " + publicUrl + ' ' + socket())
                        .replace("img-src 'self' data:", "img-src 'self' data: blob:")
                + "; worker-src 'self'; media-src 'self' blob:"
                + "; require-trusted-types-for 'script'; trusted-types keyri";
    }

    private String socket() {
        return "wss" + publicUrl.substring("https".length());
    }

    /**
     * Answers of the API and of people's pages are nobody's to keep; files with their content's hash in the name stay
     * for ever.
     */
    private static void cache(HttpServletResponse response, String path) {
        if (path.startsWith("/api/") || PageArea.of(path) != PageArea.OTHER) {
            response.setHeader("Cache-Control", "no-store");
        } else if (path.matches("/(a|site|widget)/.*-[A-Z0-9]{8}\\.(js|css)")
                || path.matches("/widget/[0-9][^/]*/.*")) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else {
            response.setHeader("Cache-Control", "no-cache");
        }
    }
}
