package com.keyri.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The way to the sign-in and back to the page that wanted it; only paths of our own are ever named. */
final class ReturnAddress {
    private static final int LONGEST = 512;

    private ReturnAddress() {}

    /** The sign-in page that leads back to what was asked for. */
    static String signIn(HttpServletRequest request) {
        return through("/sign-in", request);
    }

    /** The page on which the browser proves its key, and which leads back to what was asked for. */
    static String renew(HttpServletRequest request) {
        return through("/sign-in/renew", request);
    }

    private static String through(String page, HttpServletRequest request) {
        String path = path(request);
        String query = request.getMethod().equals("POST") ? null : request.getQueryString();
        String whole = query == null ? path : path + "?" + query;
        String back = whole.length() > LONGEST ? path : whole;
        return back.length() > LONGEST ? page : page + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** The path as servlets match it. */
    static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }
}
