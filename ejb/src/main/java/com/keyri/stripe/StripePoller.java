package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.keyri.stripe.store.FeedStore.Feed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what has happened at Stripe, for installations that can't be told, and for what was told and lost. */
@ApplicationScoped
public class StripePoller {
    /** Events come into the list a little late, and out of order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration KEPT_THERE = Duration.ofDays(30);
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** What is read at once and isn't read again where the next part fails. */
    private static final Duration WINDOW = Duration.ofDays(1);

    /** How far a clock of ours may be ahead of Stripe's without anything being left out. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int PAGE = 100;

    @EJB
    StripeInboxWorkService inbox;

    @Inject
    EventCalls events;

    @Inject
    StripeKeyRing ring;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.stripe.poll-every")
    Duration pollEvery;

    /** Reads on where it is time. */
    void poll() {
        Optional<KeyInUse> key = ring.inUse();
        if (key.isPresent()) {
            inbox.takeFeed(LEASE).ifPresent(feed -> read(feed, key.orElseThrow().isLive()));
        }
    }

    private void read(Feed feed, boolean isLive) {
        Instant begin = clock.instant();
        Instant since = since(feed, begin).truncatedTo(ChronoUnit.SECONDS);
        try {
            for (Instant end = since.plus(WINDOW); end.isBefore(begin); end = since.plus(WINDOW)) {
                readWindow(since, Optional.of(end), isLive);
                inbox.readFeed(end, LEASE);
                since = end;
            }
            Optional<Instant> newest = readWindow(since, Optional.empty(), isLive);
            inbox.readFeed(until(begin, newest), pollEvery);
        } catch (StripeException e) {
            inbox.failedFeed(e.failure(), pollEvery);
        }
    }

    private static Instant since(Feed feed, Instant begin) {
        Instant oldest = begin.minus(KEPT_THERE);
        return feed.readUntil()
                .map(until -> (until.isBefore(begin) ? until : begin).minus(OVERLAP))
                .filter(oldest::isBefore)
                .orElse(oldest);
    }

    /**
     * Events are dated by Stripe's clock, and ours may be ahead of it: what was seen last is surely past there. Where
     * nothing was for long, the next reading begins a little before now all the same.
     */
    private static Instant until(Instant begin, Optional<Instant> newest) {
        Instant earliest = begin.minus(AHEAD);
        return newest.filter(earliest::isBefore)
                .map(seen -> seen.isBefore(begin) ? seen : begin)
                .orElse(earliest);
    }

    /** When the newest event of it happened. */
    private Optional<Instant> readWindow(Instant since, Optional<Instant> before, boolean isLive) {
        Optional<Instant> newest = Optional.empty();
        Optional<String> cursor = Optional.empty();
        do {
            Page<NewHint> page = events.events(since, before, cursor, PAGE);
            inbox.add(page.items(), Optional.of(isLive));
            newest = Stream.concat(
                            newest.stream(),
                            page.items().stream().map(hint -> hint.hint().created()))
                    .max(Comparator.naturalOrder());
            cursor = page.next();
        } while (cursor.isPresent());
        return newest;
    }
}
