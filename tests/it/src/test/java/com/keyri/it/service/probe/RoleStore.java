package com.keyri.it.service.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Tells the container's own authentication that the caller has the roles which it claims. */
@ApplicationScoped
public class RoleStore implements IdentityStore {
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof RoleCredential claimed
                ? new CredentialValidationResult("somebody", claimed.roles())
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
