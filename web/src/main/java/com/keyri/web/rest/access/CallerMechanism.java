package com.keyri.web.rest.access;

import com.keyri.web.rest.edge.Arrival;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates a call by what it carries: a secret key or an access token in its {@code Authorization} header, or a
 * session's cookie. A call without one, or with a bad one, goes on as anybody's: the guard of the resource refuses it,
 * always with the same words.
 */
@ApplicationScoped
public class CallerMechanism implements HttpAuthenticationMechanism {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    Arrival arrival;

    @Inject
    Instance<CredentialReader> found;

    private List<CredentialReader> readers = List.of();

    @PostConstruct
    void gather() {
        readers = found.stream().toList();
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<CredentialValidationResult> result = credential(request).flatMap(came -> validate(came, request));
        if (result.filter(valid -> valid.getStatus() == CredentialValidationResult.Status.VALID)
                .isPresent()) {
            request.setAttribute(
                    CallerRoles.ATTRIBUTE, new CallerRoles(result.orElseThrow().getCallerGroups()));
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

    private Optional<Credential> credential(HttpServletRequest request) {
        for (CredentialReader reader : readers) {
            Optional<Credential> credential = reader.read(request);
            if (credential.isPresent()) {
                return credential;
            }
        }
        return Optional.empty();
    }
}
