package com.keyri.account.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import com.keyri.web.rest.access.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;

/** The cookie of a browser that may enrol a phone of an account. */
public final class EnrolmentCookie {
    private static final HostCookie COOKIE = new HostCookie("__Host-keyri-enrolment");

    private EnrolmentCookie() {}

    /** The header that lets the browser enrol a phone. */
    public static NewCookie set(SecretToken secret) {
        return COOKIE.set(secret.reveal());
    }

    static NewCookie remove() {
        return COOKIE.remove();
    }

    static SecretToken require(HttpServletRequest request) {
        try {
            return SecretToken.parse(
                    COOKIE.of(request).orElseThrow(() -> DomainException.of(ProblemType.UNAUTHENTICATED)));
        } catch (MalformedException e) {
            throw DomainException.of(ProblemType.UNAUTHENTICATED);
        }
    }
}
