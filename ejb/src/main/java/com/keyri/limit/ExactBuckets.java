package com.keyri.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Buckets that hold over all nodes: each token is taken in the database, by one statement of its own that no rollback
 * gives back. Memory answers where it is exact: where this node alone has spent too much, where the database has said
 * how long a bucket stays empty, and where no other node has lived for a whole period, so that memory knows of every
 * token spent in it.
 *
 * <p>Such a node hands over what it knows as soon as it sees another one, which waits for that before it takes callers.
 * Should the database take longer than three seconds for it, the other one may grant what this one has granted already:
 * at worst one bucketful once, as a second node starts.
 */
final class ExactBuckets implements KindBuckets {
    private static final int MOST_EMPTY = 100_000;
    private static final int BATCH = 500;

    private final LimitKind kind;
    private final BucketSize size;
    private final SharedCounts shared;
    private final SubjectBuckets own;
    private final Cache<String, Long> emptyUntil;
    private boolean wasEnough;

    ExactBuckets(LimitKind kind, BucketSize size, SharedCounts shared) {
        this.kind = kind;
        this.size = size;
        this.shared = shared;
        this.own = new SubjectBuckets(size);
        this.emptyUntil = Caffeine.newBuilder()
                .maximumSize(MOST_EMPTY)
                .expireAfterWrite(size.period())
                .build();
    }

    @Override
    public Duration spend(String subject) {
        if (memoryIsEnough()) {
            return own.spend(subject);
        }
        Duration known = untilNext(subject);
        if (!known.isZero()) {
            return known;
        }
        Duration wait = shared.take(kind, subject, size);
        if (wait.isZero()) {
            own.charge(subject);
        } else {
            emptyUntil.put(subject, System.nanoTime() + wait.toNanos());
        }
        return wait;
    }

    @Override
    public Duration untilNext(String subject) {
        Long until = emptyUntil.getIfPresent(subject);
        long nanos = until == null ? 0 : until - System.nanoTime();
        return nanos > 0 ? Duration.ofNanos(nanos) : own.untilNext(subject);
    }

    @Override
    public Allowance left(String subject) {
        return own.left(subject);
    }

    /** Hands over, when memory isn't enough any more. */
    @Override
    public void exchange() {
        boolean isEnough = memoryIsEnough();
        if (wasEnough && !isEnough) {
            handOver();
        }
        wasEnough = isEnough;
    }

    private boolean memoryIsEnough() {
        return shared.hasBeenAloneFor(size.period());
    }

    private void handOver() {
        Map<String, Duration> batch = new HashMap<>();
        for (Map.Entry<String, Long> missing : own.missing().entrySet()) {
            batch.put(missing.getKey(), size.time(missing.getValue()));
            if (batch.size() == BATCH) {
                shared.keepMissing(kind, batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            shared.keepMissing(kind, batch);
        }
    }
}
