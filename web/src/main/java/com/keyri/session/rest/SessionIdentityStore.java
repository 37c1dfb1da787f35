package com.keyri.session.rest;

import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.session.SessionAuthenticationService;
import com.keyri.session.SessionRefusals;
import com.keyri.session.model.FoundSession;
import com.keyri.web.rest.access.AccessRefusal;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.InstantSource;
import java.util.Set;

/**
 * Knows the sessions: the caller is the account, its roles are those in the organization that the session works in, or
 * the staff's. A session whose browser has to prove its key has one role, which opens nothing but that.
 */
@ApplicationScoped
public class SessionIdentityStore implements IdentityStore {
    @EJB
    SessionAuthenticationService authentication;

    @Inject
    SessionRefusals refusals;

    @Inject
    InstantSource clock;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof SessionCredential session)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return authentication
                .authenticate(session.hash())
                .map(this::caller)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    void recordRefusal(@Observes AccessRefusal refusal) {
        AccountId.parse(refusal.caller()).ifPresent(refusals::outOfRole);
    }

    private CredentialValidationResult caller(FoundSession session) {
        boolean isProven = !session.needsProof(clock.instant());
        return new CredentialValidationResult(
                session.account().toString(), isProven ? session.roles() : Set.of(Roles.UNPROVEN));
    }
}
