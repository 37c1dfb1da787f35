package com.keyri.idempotency;

import com.keyri.idempotency.store.BegunAnswer;
import com.keyri.idempotency.store.IdempotencyStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Makes things once. The transaction of {@link #once} is the one in which they are made, so that a key is remembered if
 * and only if something was: a refusal and a crash leave nothing behind. Who may make what, the service that does it
 * decides.
 */
@Stateless
@PermitAll
public class IdempotencyService {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    IdempotencyStore store;

    @Inject
    AnswerSeals seals;

    @Inject
    InstantSource clock;

    /**
     * Makes something, unless this was done for the same call in the last 24 hours. Of two calls at once the second
     * waits for the first and gets the same answer.
     *
     * @param create makes it, by services that join this transaction, and writes the answer
     * @throws DomainException {@code IDEMPOTENCY_KEY_REUSED} where the caller has used the key for another request,
     *     {@code IDEMPOTENCY_KEY_IN_USE} where the first call takes longer than five seconds
     */
    public OnceAnswer once(IdempotentCall call, Supplier<String> create) {
        byte[] name = seals.name(call);
        Instant now = clock.instant();
        BegunAnswer begun = store.begin(name, seals.request(call), now, now.plus(REMEMBERED));
        return switch (begun.outcome()) {
            case NEW -> new OnceAnswer(remembered(call, name, create.get()), false);
            case KNOWN -> new OnceAnswer(seals.open(call, begun.sealed().orElseThrow()), true);
            case OTHER -> throw DomainException.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case OPEN -> throw DomainException.keyInUse(SOON);
        };
    }

    private String remembered(IdempotentCall call, byte[] name, String answer) {
        if (!store.finish(name, seals.close(call, answer))) {
            throw new IllegalStateException("what was begun isn't there any more");
        }
        return answer;
    }
}
