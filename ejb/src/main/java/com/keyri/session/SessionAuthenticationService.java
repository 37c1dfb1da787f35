package com.keyri.session;

import com.keyri.access.Caller;
import com.keyri.audit.Refusals;
import com.keyri.problem.DomainException;
import com.keyri.session.model.FoundSession;
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

/** Finds out whose session a cookie's secret is. */
@Stateless
@PermitAll
public class SessionAuthenticationService {
    private static final Duration NOTE_EVERY = Duration.ofSeconds(30);

    @Inject
    LiveSessions live;

    @Inject
    Caller caller;

    @Inject
    Refusals refusals;

    @EJB
    SessionUseService uses;

    @Inject
    InstantSource clock;

    /**
     * The session with that secret, which from now on makes the present call; empty where there is none, or its time is
     * over.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // One statement is a transaction by itself.
    public Optional<FoundSession> authenticate(byte[] secretHash) {
        refusals.requireSomeLeft();
        Instant now = clock.instant();
        Optional<FoundSession> found = live.find(secretHash).filter(session -> !session.isOver(now));
        if (found.isEmpty()) {
            refusals.count();
            return found;
        }
        FoundSession session = found.orElseThrow();
        if (!session.needsProof(now) && session.lastUsedAt().plus(NOTE_EVERY).isBefore(now)) {
            uses.note(session, now);
            live.forget(secretHash);
        }
        caller.signedIn(session);
        return found;
    }
}
