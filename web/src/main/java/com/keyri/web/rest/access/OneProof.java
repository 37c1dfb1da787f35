package com.keyri.web.rest.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * A request carries one proof at most (RFC 9449, section 4.3). JAX-RS hands on the first of several headers; here they
 * are what RFC 9110, section 5.3, makes of them: one list, which is no proof.
 */
@Provider
public class OneProof implements ContainerRequestFilter {
    private static final String HEADER = "DPoP";

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> proofs = request.getHeaders().get(HEADER);
        if (proofs != null && proofs.size() > 1) {
            request.getHeaders().putSingle(HEADER, String.join(", ", proofs));
        }
    }
}
