package com.keyri.apikey;

import com.keyri.apikey.model.FoundApiKey;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
    KeyAllowance allowance;

    @Inject
    KeyRefusals refusals;

    @EJB
    ApiKeyUseService uses;

    @Inject
    InstantSource clock;

    /**
     * The key with that secret, which from now on makes the present call; empty where there is none to be used.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals, when the
     *     database isn't asked, or the key its calls
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // One statement is a transaction by itself.
    public Optional<FoundApiKey> authenticate(byte[] secretHash) {
        refusals.requireSomeLeft();
        Optional<FoundApiKey> found = store.findBySecret(secretHash);
        if (found.isEmpty()) {
            refusals.unknown();
            return found;
        }
        FoundApiKey key = found.orElseThrow();
        Instant now = clock.instant();
        Optional<KeyRefusal> refusal = KeyRefusal.of(key, now);
        if (refusal.isPresent()) {
            refusals.known(key.id(), key.organizationId(), refusal.orElseThrow());
            return Optional.empty();
        }
        allowance.spend(key);
        if (isNewsThatItIsUsed(key, now)) {
            uses.note(key, now, now.minus(NOTE_EVERY));
        }
        calling.authenticatedBy(key);
        return found;
    }

    /**
     * The key by which an OAuth client names itself; it makes the present call, whose transaction has entered its
     * organization.
     *
     * @throws DomainException {@code INVALID_CLIENT} where there is none to be used, or it is another client's;
     *     {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals, or the key its calls
     */
    public FoundApiKey authenticateClient(Optional<ClientSecret> secret) {
        refusals.requireSomeLeft();
        Optional<FoundApiKey> found =
                secret.flatMap(client -> store.enterBySecret(client.secret().hash()));
        if (found.isEmpty()) {
            refusals.unknown();
            throw DomainException.of(ProblemType.INVALID_CLIENT);
        }
        FoundApiKey key = found.orElseThrow();
        Instant now = clock.instant();
        boolean isItsOwn = key.applicationId().equals(secret.orElseThrow().application());
        Optional<KeyRefusal> refusal = isItsOwn ? KeyRefusal.of(key, now) : Optional.of(KeyRefusal.OTHER_CLIENT);
        if (refusal.isPresent()) {
            refusals.known(key.id(), key.organizationId(), refusal.orElseThrow());
            throw DomainException.of(ProblemType.INVALID_CLIENT);
        }
        allowance.spend(key);
        if (isNewsThatItIsUsed(key, now)) {
            store.noteUse(key.id(), now, now.minus(NOTE_EVERY));
        }
        calling.authenticatedBy(key);
        return key;
    }

    /** Records that the calling key was used for what it isn't meant for. */
    public void refusedByScope() {
        refusals.known(calling.id(), calling.organizationId(), KeyRefusal.OUT_OF_SCOPE);
    }

    private static boolean isNewsThatItIsUsed(FoundApiKey key, Instant now) {
        return key.lastUsedAt().filter(now.minus(NOTE_EVERY)::isBefore).isEmpty();
    }
}
