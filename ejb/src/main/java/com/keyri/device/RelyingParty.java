package com.keyri.device;

import java.net.URI;
import java.util.Locale;

/**
 * The authenticator's address in the terms of WebAuthn: where passkeys live.
 *
 * @param origin scheme, host and port, as a browser writes them
 * @param id the exact host
 */
record RelyingParty(String origin, String id) {
    private static final int HTTPS_PORT = 443;

    /** Reads {@code keyri.authenticator-url}. */
    static RelyingParty of(String authenticatorUrl) {
        URI address = URI.create(authenticatorUrl);
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("keyri.authenticator-url must be an https address");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean usualPort = address.getPort() < 0 || address.getPort() == HTTPS_PORT;
        return new RelyingParty("https://" + host + (usualPort ? "" : ":" + address.getPort()), host);
    }
}
