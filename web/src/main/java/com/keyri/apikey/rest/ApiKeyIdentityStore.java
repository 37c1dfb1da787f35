package com.keyri.apikey.rest;

import com.keyri.apikey.ApiKeyAuthenticationService;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.web.rest.access.AccessRefusal;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.stream.Collectors;

/** Knows the API keys: the caller is the key, its roles are the key's scopes. */
@ApplicationScoped
public class ApiKeyIdentityStore implements IdentityStore {
    @EJB
    ApiKeyAuthenticationService authentication;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof BearerCredential bearer) || bearer.kind() != BearerCredential.Kind.API_KEY) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return authentication
                .authenticate(bearer.hash())
                .map(ApiKeyIdentityStore::caller)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    void recordRefusal(@Observes AccessRefusal refusal) {
        if (ApiKeyId.parse(refusal.caller()).isPresent()) {
            authentication.refusedByScope();
        }
    }

    private static CredentialValidationResult caller(FoundApiKey key) {
        return new CredentialValidationResult(
                key.id().toString(),
                key.scopes().stream().map(ApiScope::wireName).collect(Collectors.toUnmodifiableSet()));
    }
}
