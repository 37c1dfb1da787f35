package com.keyri.apikey.rest;

import com.keyri.apikey.KeyAllowance;
import com.keyri.limit.Allowance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells who calls with an API key, or with its access token, how many calls it has left
 * (draft-ietf-httpapi-ratelimit-headers-11), on refusals too.
 */
@Provider
@ApplicationScoped
public class RateLimitFilter implements ContainerResponseFilter {
    private static final String POLICY = "\"api-key\"";

    @Inject
    KeyAllowance allowance;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // Pages and phones, the most callers, come without it; then the request's bean isn't even made.
        if (request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            allowance.left().ifPresent(left -> write(left, response.getHeaders()));
        }
    }

    private static void write(Allowance left, MultivaluedMap<String, Object> headers) {
        headers.putSingle("RateLimit-Policy", POLICY + ";q=" + left.quota() + ";w=" + left.windowSeconds());
        headers.putSingle("RateLimit", POLICY + ";r=" + left.left() + ";t=" + left.resetSeconds());
    }
}
