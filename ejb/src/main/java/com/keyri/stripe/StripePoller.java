package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.keyri.stripe.store.FeedStore.Feed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what has happened at Stripe, for installations that can't be told, and for what was told and lost. */
@ApplicationScoped
public class StripePoller {
    /** Events come into the list a little late, and out of order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration KEPT_THERE = Duration.ofDays(30);
    private static final Duration LEASE = Duration.ofMinutes(10);
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
        Instant oldest = begin.minus(KEPT_THERE);
        Instant since = feed.readUntil()
                .map(until -> until.minus(OVERLAP))
                .filter(oldest::isBefore)
                .orElse(oldest);
        try {
            Page<NewHint> page = events.events(since, Optional.empty(), PAGE);
            inbox.add(page.items(), Optional.of(isLive));
            while (page.next().isPresent()) {
                page = events.events(since, page.next(), PAGE);
                inbox.add(page.items(), Optional.of(isLive));
            }
            inbox.readFeed(begin, pollEvery);
        } catch (StripeException e) {
            inbox.failedFeed(e.failure(), pollEvery);
        }
    }
}
