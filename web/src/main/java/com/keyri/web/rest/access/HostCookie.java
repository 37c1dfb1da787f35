package com.keyri.web.rest.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * A cookie that this host alone gets, from its own pages alone, and that no script sees (RFC 6265bis, sections 4.1.2.5
 * and 4.1.3.2). It lives as long as the browser's session.
 *
 * @param name with the prefix {@code __Host-}
 */
public record HostCookie(String name) {
    public HostCookie {
        if (!name.startsWith("__Host-")) {
            throw new IllegalArgumentException(name);
        }
    }

    /** Its value; empty where it didn't come, or came more than once. */
    public Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String value = null;
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(name)) {
                if (value != null) {
                    return Optional.empty();
                }
                value = cookies[i].getValue();
            }
        }
        return Optional.ofNullable(value);
    }

    /** The header that sets it. */
    public NewCookie set(String value) {
        return builder(value).build();
    }

    /** The header that removes it. */
    public NewCookie remove() {
        return builder("").maxAge(0).build();
    }

    private NewCookie.Builder builder(String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
