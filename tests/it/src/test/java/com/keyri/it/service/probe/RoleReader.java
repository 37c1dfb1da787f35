package com.keyri.it.service.probe;

import com.keyri.web.rest.access.CredentialReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** Reads the roles out of a header. */
@ApplicationScoped
public class RoleReader implements CredentialReader {
    @Override
    public Optional<Credential> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(ServiceProbe.ROLES))
                .map(roles -> new RoleCredential(Set.of(roles.split(" "))));
    }
}
