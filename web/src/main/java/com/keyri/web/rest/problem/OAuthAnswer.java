package com.keyri.web.rest.problem;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a refusal is for an OAuth client: then it is {@code application/json} with {@code error} and
 * {@code error_description} beside the members of a problem document (RFC 6749, section 5.2).
 */
public final class OAuthAnswer {
    private static final String ATTRIBUTE = OAuthAnswer.class.getName();

    private OAuthAnswer() {}

    /** From now on refusals of this call are for an OAuth client. */
    public static void demand(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isDemanded(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
