package com.keyri.apikey;

import com.keyri.apikey.model.FoundApiKey;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.application.model.ApplicationState;
import com.keyri.organization.OrganizationScope;
import com.keyri.problem.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out whose API key a secret is, and whether it may be used. */
@Stateless
@PermitAll
public class ApiKeyAuthenticationService {
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

    @Inject
    ApiKeyStore store;

    @Inject
    CallingApiKey calling;

    @Inject
    KeyRefusals refusals;

    @Inject
    OrganizationScope scope;

    @Inject
    InstantSource clock;

    /**
     * The key with that secret, which from now on makes the present call; empty where there is none to be used.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals; then the
     *     database isn't asked
     */
    public Optional<FoundApiKey> authenticate(byte[] secretHash) {
        refusals.requireSomeLeft();
        Optional<FoundApiKey> found = store.findBySecret(secretHash);
        if (found.isEmpty()) {
            refusals.unknown();
            return found;
        }
        FoundApiKey key = found.orElseThrow();
        Instant now = clock.instant();
        Optional<KeyRefusal> refusal = refusal(key, now);
        if (refusal.isPresent()) {
            refusals.known(key.id(), key.organizationId(), refusal.orElseThrow());
            return Optional.empty();
        }
        noteUse(key, now);
        calling.authenticatedBy(key);
        return found;
    }

    /** Records that the calling key was used for what it isn't meant for. */
    public void refusedByScope() {
        refusals.known(calling.id(), calling.organizationId(), KeyRefusal.OUT_OF_SCOPE);
    }

    private void noteUse(FoundApiKey key, Instant now) {
        Instant lastNote = now.minus(NOTE_EVERY);
        if (key.lastUsedAt().filter(lastNote::isBefore).isEmpty()) {
            scope.enter(key.organizationId());
            store.noteUse(key.id(), now, lastNote);
        }
    }

    private static Optional<KeyRefusal> refusal(FoundApiKey key, Instant now) {
        if (key.revokedAt().isPresent()) {
            return Optional.of(KeyRefusal.REVOKED);
        }
        if (key.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            return Optional.of(KeyRefusal.EXPIRED);
        }
        return key.applicationState() == ApplicationState.ACTIVE
                ? Optional.empty()
                : Optional.of(KeyRefusal.APPLICATION_DISABLED);
    }
}
