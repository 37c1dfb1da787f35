package com.keyri.approval.rest;

import com.keyri.approval.GivenApproval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Takes the approval out of the header {@code Keyri-Approval}: the id token of the sign-in that carried it. */
@Provider
@ApplicationScoped
public class ApprovalHeader implements ContainerRequestFilter {
    private static final String HEADER = "Keyri-Approval";
    private static final int LONGEST = 8192;

    @Inject
    GivenApproval given;

    @Override
    public void filter(ContainerRequestContext request) {
        String token = request.getHeaderString(HEADER);
        if (token != null && token.length() <= LONGEST) {
            given.came(token);
        }
    }
}
