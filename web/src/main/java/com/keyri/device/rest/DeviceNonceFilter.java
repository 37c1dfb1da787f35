package com.keyri.device.rest;

import com.keyri.device.model.DeviceId;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Puts a fresh {@code DPoP-Nonce} (RFC 9449, section 8.2) on the answers to the device that the path names. */
@Provider
@DeviceNonce
@ApplicationScoped
public class DeviceNonceFilter implements ContainerResponseFilter {
    private static final String HEADER = "DPoP-Nonce";

    @Inject
    ProofService proofs;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HEADER)) {
            Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("deviceId"))
                    .flatMap(DeviceId::parse)
                    .ifPresent(device -> response.getHeaders()
                            .putSingle(HEADER, proofs.freshNonce(NoncePurpose.DEVICE, device.toString())));
        }
    }
}
