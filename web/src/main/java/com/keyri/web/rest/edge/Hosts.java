package com.keyri.web.rest.edge;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The two names of an installation: the public one, and the authenticator's, which serves the authenticator only. */
@ApplicationScoped
public class Hosts {
    /** Which of them a call came to. */
    enum Kind {
        PUBLIC,
        AUTHENTICATOR,
        UNKNOWN
    }

    private String publicAuthority = "";
    private String authenticatorAuthority = "";

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    @PostConstruct
    void read() {
        beCalled(publicUrl, authenticatorUrl);
    }

    void beCalled(String publicAddress, String authenticatorAddress) {
        publicAuthority = authority(publicAddress);
        authenticatorAuthority = authority(authenticatorAddress);
    }

    Kind of(HttpServletRequest request) {
        return of(request.getHeader("Host"));
    }

    Kind of(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        if (name.equals(publicAuthority)) {
            return Kind.PUBLIC;
        }
        return name.equals(authenticatorAuthority) ? Kind.AUTHENTICATOR : Kind.UNKNOWN;
    }

    /**
     * Whether this host serves this path: the authenticator's serves {@code /a} and nothing else, the other one the
     * rest.
     */
    static boolean serves(Kind host, String path) {
        boolean isAuthenticator = path.equals("/a") || path.startsWith("/a/");
        return switch (host) {
            case PUBLIC -> !isAuthenticator;
            case AUTHENTICATOR -> isAuthenticator;
            case UNKNOWN -> false;
        };
    }

    private static String authority(String url) {
        return URI.create(url).getAuthority().toLowerCase(Locale.ROOT);
    }
}
