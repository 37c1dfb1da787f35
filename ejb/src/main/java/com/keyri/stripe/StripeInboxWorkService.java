package com.keyri.stripe;

import com.keyri.schedule.BackOff;
import com.keyri.stripe.model.HintState;
import com.keyri.stripe.store.FeedStore;
import com.keyri.stripe.store.FeedStore.Feed;
import com.keyri.stripe.store.InboxStore;
import com.keyri.stripe.store.StoredHint;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes hints in and out of the inbox, each step in a transaction of its own; no caller reaches it. */
@PermitAll
@Stateless
public class StripeInboxWorkService {
    /** Longer than what is done about all hints that are taken at once takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofDays(60);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 12;
    private static final int REMOVED_AT_ONCE = 1_000;

    @Inject
    InboxStore inbox;

    @Inject
    FeedStore feed;

    @Inject
    InstantSource clock;

    /**
     * Keeps hints of which nobody knows yet.
     *
     * @param live whether we bill with real money; empty where nobody knows
     * @return how many were news
     */
    public int add(List<NewHint> hints, Optional<Boolean> live) {
        Instant now = clock.instant();
        return (int) hints.stream()
                .filter(hint -> inbox.add(stored(hint, live, now)))
                .count();
    }

    private static StoredHint stored(NewHint hint, Optional<Boolean> live, Instant now) {
        Optional<IgnoredBecause> ignored = hint.account().isPresent()
                ? Optional.of(IgnoredBecause.OTHER_ACCOUNT)
                : live.filter(ours -> ours != hint.isLive()).map(ours -> IgnoredBecause.OTHER_MODE);
        return new StoredHint(
                hint.hint().eventId(),
                hint.hint().source().name(),
                hint.hint().type(),
                hint.hint().objectId(),
                hint.hint().customer(),
                hint.hint().created(),
                hint.apiVersion(),
                hint.account(),
                hint.isLive(),
                now,
                ignored.isPresent() ? HintState.IGNORED : HintState.WAITING,
                ignored.map(Enum::name).orElse(""),
                0);
    }

    /** Hints that are due, for this node; of an object one at a time. */
    public List<StoredHint> take(int most) {
        Instant now = clock.instant();
        return inbox.take(now, now.plus(LEASE), most);
    }

    /** Everything about it is done. Like all ends: unless somebody else has taken it since. */
    public void done(StoredHint hint) {
        inbox.end(hint, HintState.DONE, "", clock.instant());
    }

    /** No feature goes by it. */
    public void isNobodys(StoredHint hint) {
        inbox.end(hint, HintState.IGNORED, IgnoredBecause.NOBODYS.name(), clock.instant());
    }

    /** Stripe can't be asked now; that isn't the hint's fault. */
    public void isAway(StoredHint hint, StripeFailure failure) {
        Instant until = clock.instant().plus(WHILE_AWAY);
        inbox.putOff(hint, failure.name(), hint.attempts() - 1, until);
    }

    /**
     * It is tried again, or parked where that has been done often enough.
     *
     * @return whether it is parked
     */
    public boolean failed(StoredHint hint, String reason) {
        Instant now = clock.instant();
        if (hint.attempts() >= MOST_ATTEMPTS) {
            return inbox.end(hint, HintState.PARKED, reason, now);
        }
        inbox.putOff(hint, reason, hint.attempts(), now.plus(BackOff.after(hint.attempts())));
        return false;
    }

    /** Where to read on in Stripe's list, for this node; empty where it isn't time, or another one does. */
    public Optional<Feed> takeFeed(Duration lease) {
        Instant now = clock.instant();
        return feed.take(now, now.plus(lease));
    }

    /** The list has been read until a moment; nobody else reads on before the pause is over. */
    public void readFeed(Instant until, Duration pause) {
        Instant now = clock.instant();
        feed.read(until, now, now.plus(pause));
    }

    /** The list couldn't be read. */
    public void failedFeed(StripeFailure failure, Duration pause) {
        Instant now = clock.instant();
        feed.failed(failure.name(), now, now.plus(pause));
    }

    /** Forgets hints of long ago; whether there may be more. */
    public boolean removeOld() {
        return inbox.removeEnded(clock.instant().minus(KEPT), REMOVED_AT_ONCE) == REMOVED_AT_ONCE;
    }

    /** How many somebody has to look at. */
    public long parked() {
        return inbox.count(HintState.PARKED);
    }
}
