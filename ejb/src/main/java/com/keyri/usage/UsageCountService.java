package com.keyri.usage;

import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UnrecordedSignIn;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.store.UsageCountStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Counts what was used, over all organizations. Each step is its own transaction, and can be done again. */
@PermitAll
@Stateless
public class UsageCountService {
    /** What a node that was cut off for longer than the database waits for it might still be about to commit. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private static final int BATCH = 5_000;

    /** Each batch looks past those of the same night that were removed before. */
    private static final int REMOVED_AT_ONCE = 50_000;

    @Inject
    UsageCountStore store;

    @Inject
    UsageSubjects subjects;

    @EJB
    UsageCountService again;

    @Inject
    InstantSource clock;

    @Inject
    KeptEvents kept;

    /** Counts a batch of what sign-ins have left; whether there may be more. */
    public boolean countSome() {
        return store.count(BATCH) == BATCH;
    }

    /** Makes the hours of one organization anew where a boundary was told late; whether there was one. */
    public boolean recountOne() {
        return store.recount();
    }

    /**
     * Takes events in that came another way, whichever are known already. What is older than what is kept isn't
     * counted.
     */
    public void takeIn(List<UsageEvent> events) {
        Instant oldest = keptSince().plus(Duration.ofDays(1));
        List<UsageEvent> recent = events.stream()
                .filter(event -> event.occurredAt().isAfter(oldest))
                .toList();
        if (!recent.isEmpty()) {
            store.takeIn(recent);
        }
    }

    /** Takes completed sign-ins in that nobody has recorded: those that neither the database nor the spool took. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void search() {
        Instant until = clock.instant().minus(SETTLED);
        Optional<SignInId> last = Optional.empty();
        List<UnrecordedSignIn> found = again.unrecorded(until, last);
        while (!found.isEmpty()) {
            again.takeIn(found.stream().map(this::event).toList());
            last = Optional.of(found.get(found.size() - 1).id());
            found = again.unrecorded(until, last);
        }
        again.searched(until);
    }

    public List<UnrecordedSignIn> unrecorded(Instant until, Optional<SignInId> after) {
        return store.unrecorded(until, after, BATCH);
    }

    public void searched(Instant until) {
        store.searched(until);
    }

    /** Forgets single events that are old; whether there may be more. */
    public boolean removeSome() {
        return store.removeOld(keptSince(), REMOVED_AT_ONCE) >= REMOVED_AT_ONCE;
    }

    private Instant keptSince() {
        return kept.since(clock.instant());
    }

    private UsageEvent event(UnrecordedSignIn signIn) {
        return new UsageEvent(
                signIn.id(),
                signIn.organization(),
                subjects.of(signIn.organization(), signIn.user()),
                signIn.redeemedAt());
    }
}
