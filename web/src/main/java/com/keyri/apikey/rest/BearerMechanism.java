package com.keyri.apikey.rest;

import com.keyri.web.rest.access.AuthenticationFailure;
import com.keyri.web.rest.edge.Arrival;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Authenticates a call by the secret key, or the access token, in its {@code Authorization} header. A call without one,
 * or with a bad one, goes on as anybody's: the guard of the resource refuses it, always with the same words.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String API = "/api/";

    @Inject
    IdentityStoreHandler stores;

    @Inject
    Arrival arrival;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<CredentialValidationResult> result = credential(request).flatMap(found -> validate(found, request));
        if (result.filter(valid -> valid.getStatus() == CredentialValidationResult.Status.VALID)
                .isPresent()) {
            return context.notifyContainerAboutLogin(result.orElseThrow());
        }
        return context.doNothing();
    }

    private Optional<CredentialValidationResult> validate(Credential credential, HttpServletRequest request) {
        arrival.note(request);
        try {
            return Optional.of(stores.validate(credential));
        } catch (RuntimeException e) {
            request.setAttribute(AuthenticationFailure.ATTRIBUTE, new AuthenticationFailure(e));
            return Optional.empty();
        }
    }

    private static Optional<Credential> credential(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !request.getRequestURI().startsWith(API)) {
            return Optional.empty();
        }
        return BearerCredential.parse(header)
                .<Credential>map(secret -> secret)
                .or(() -> TokenHeader.credential(request, header));
    }
}
