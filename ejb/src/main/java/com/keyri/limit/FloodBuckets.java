package com.keyri.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Buckets in memory that nodes compare with each other: a request never waits for the database. A subject that has
 * spent a quarter of its bucket since it was last compared is compared at the next exchange, 0.2 s later at most, and
 * then has here what is left of the spending of all. While no other node lives, nothing is compared.
 *
 * <p>So of {@code n} nodes, a subject gets its limit and at most {@code n - 1} times the sum of a quarter of it and
 * what one node is asked in 0.2 s; never more than {@code n} times its limit at once. What was too much is withheld
 * afterwards, so that in the long run it gets its limit. A subject may find up to a quarter less than its due for a
 * while, where a node spent it slowly.
 */
final class FloodBuckets implements KindBuckets {
    private static final int MOST_SUBJECTS = 100_000;
    private static final int BATCH = 500;

    private final LimitKind kind;
    private final BucketSize size;
    private final SharedCounts shared;
    private final SubjectBuckets own;
    private final Cache<String, AtomicLong> unsaid;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    FloodBuckets(LimitKind kind, BucketSize size, SharedCounts shared) {
        this.kind = kind;
        this.size = size;
        this.shared = shared;
        this.own = new SubjectBuckets(size);
        this.unsaid = Caffeine.newBuilder()
                .maximumSize(MOST_SUBJECTS)
                .expireAfterAccess(size.period())
                .build();
    }

    @Override
    public Duration spend(String subject) {
        Duration wait = own.spend(subject);
        if (wait.isZero() && !shared.isAlone()) {
            note(subject, 1);
        }
        return wait;
    }

    @Override
    public Duration untilNext(String subject) {
        return own.untilNext(subject);
    }

    @Override
    public Allowance left(String subject) {
        return own.left(subject);
    }

    @Override
    public void exchange() {
        Map<String, Duration> spent = new HashMap<>();
        Iterator<String> subjects = busy.iterator();
        while (spent.size() < BATCH && subjects.hasNext()) {
            String subject = subjects.next();
            subjects.remove(); // Before the count is taken: what comes in between makes it busy again.
            AtomicLong count = unsaid.getIfPresent(subject);
            if (count != null) {
                spent.put(subject, size.time(count.getAndSet(0)));
            }
        }
        if (!spent.isEmpty()) {
            compare(spent);
        }
    }

    private void compare(Map<String, Duration> spent) {
        Map<String, Duration> missing;
        try {
            missing = shared.addSpent(kind, spent);
        } catch (RuntimeException e) {
            spent.forEach((subject, time) -> note(subject, time.dividedBy(size.token())));
            throw e;
        }
        missing.forEach((subject, time) -> own.leave(subject, size.left(time)));
    }

    private void note(String subject, long tokens) {
        if (unsaid.get(subject, any -> new AtomicLong()).addAndGet(tokens) >= size.quarter()) {
            busy.add(subject);
        }
    }
}
