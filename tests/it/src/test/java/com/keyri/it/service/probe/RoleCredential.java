package com.keyri.it.service.probe;

import jakarta.security.enterprise.credential.Credential;
import java.util.Set;

/** Believed as it is. */
final class RoleCredential implements Credential {
    private final Set<String> roles;

    RoleCredential(Set<String> roles) {
        this.roles = Set.copyOf(roles);
    }

    Set<String> roles() {
        return roles;
    }
}
