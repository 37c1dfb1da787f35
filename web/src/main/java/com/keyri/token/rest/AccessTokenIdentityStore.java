package com.keyri.token.rest;

import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.token.AccessTokenAuthenticationService;
import com.keyri.token.AccessTokenCall;
import com.keyri.web.rest.access.AccessTokenCredential;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.stream.Collectors;

/** Knows the access tokens: the caller is the API key that asked for one, its roles are the token's scopes. */
@ApplicationScoped
public class AccessTokenIdentityStore implements IdentityStore {
    @EJB
    AccessTokenAuthenticationService authentication;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof AccessTokenCredential came)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return authentication
                .authenticate(
                        new AccessTokenCall(came.token(), came.isBound(), came.proof(), came.method(), came.path()))
                .map(AccessTokenIdentityStore::caller)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private static CredentialValidationResult caller(FoundApiKey key) {
        return new CredentialValidationResult(
                key.id().toString(),
                key.scopes().stream().map(ApiScope::wireName).collect(Collectors.toUnmodifiableSet()));
    }
}
