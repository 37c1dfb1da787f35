package com.keyri.apikey.rest;

import com.keyri.web.rest.access.CredentialReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The secret key, or the access token, in the {@code Authorization} header of a call of the API. */
@ApplicationScoped
public class AuthorizationHeader implements CredentialReader {
    private static final String API = "/api/";

    @Override
    public Optional<Credential> read(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !request.getRequestURI().startsWith(API)) {
            return Optional.empty();
        }
        return BearerCredential.parse(header)
                .<Credential>map(secret -> secret)
                .or(() -> TokenHeader.credential(request, header));
    }
}
