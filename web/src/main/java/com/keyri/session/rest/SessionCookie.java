package com.keyri.session.rest;

import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import com.keyri.web.rest.access.CredentialReader;
import com.keyri.web.rest.access.HostCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The session's secret in its cookie. What changes something comes from a page of ours: a call with another origin, or
 * none, isn't the session's, whatever the browser thinks of the cookie.
 */
@ApplicationScoped
public class SessionCookie implements CredentialReader {
    static final HostCookie COOKIE = new HostCookie("__Host-keyri-session");
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Override
    public Optional<Credential> read(HttpServletRequest request) {
        if (request.getHeader("Authorization") != null || !wantsCaller(request.getRequestURI())) {
            return Optional.empty();
        }
        return COOKIE.of(request).filter(any -> isOurs(request)).flatMap(SessionCookie::credential);
    }

    /** Files and documents are everybody's. */
    private static boolean wantsCaller(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/portal")
                || path.startsWith("/console")
                || path.startsWith("/sign-in");
    }

    private boolean isOurs(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || publicUrl.equals(request.getHeader("Origin"));
    }

    private static Optional<Credential> credential(String value) {
        try {
            return Optional.of(new SessionCredential(SecretToken.parse(value).hash()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
