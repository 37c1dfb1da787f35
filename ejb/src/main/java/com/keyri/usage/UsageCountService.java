package com.keyri.usage;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts what was used, over all organizations. Each step is its own transaction, and can be done again. */
@PermitAll
@Stateless
public class UsageCountService {
    /** What a node that was cut off for longer than the database waits for it might still be about to commit. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private static final int BATCH = 5_000;

    @Inject
    UsageCountStore store;

    @Inject
    UsageSubjects subjects;

    @EJB
    UsageCountService again;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.usage.keep-events")
    Duration kept;

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

    /**
     * Takes completed sign-ins in that nobody has recorded: those that neither the database nor the spool took.
     *
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean searchSome() {
        Instant until = clock.instant().minus(SETTLED);
        List<UnrecordedSignIn> found = again.unrecorded(until);
        if (!found.isEmpty()) {
            again.takeIn(found.stream().map(this::event).toList());
        }
        if (found.size() < BATCH) {
            again.searched(until);
            return false;
        }
        return true;
    }

    public List<UnrecordedSignIn> unrecorded(Instant until) {
        return store.unrecorded(until, BATCH);
    }

    public void searched(Instant until) {
        store.searched(until);
    }

    /** Forgets single events that are old; whether there may be more. */
    public boolean removeSome() {
        return store.removeOld(keptSince(), BATCH) >= BATCH;
    }

    private Instant keptSince() {
        return clock.instant().minus(kept);
    }

    private UsageEvent event(UnrecordedSignIn signIn) {
        return new UsageEvent(
                signIn.id(),
                signIn.organization(),
                subjects.of(signIn.organization(), signIn.user()),
                signIn.redeemedAt());
    }
}
