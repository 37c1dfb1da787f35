package com.keyri.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The token buckets of one kind of limit in this node's memory, at most 100,000. Each kind has its own, so that
 * inventing subjects of one kind makes no other forget. A bucket that nobody touched for its whole period is full, and
 * needn't be remembered.
 */
final class SubjectBuckets {
    private static final int MOST_SUBJECTS = 100_000;

    private final BucketSize size;
    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets;

    SubjectBuckets(BucketSize size) {
        this.size = size;
        this.bandwidth = size.bandwidth();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_SUBJECTS)
                .expireAfterAccess(size.period().multipliedBy(2)) // What was spent too much is remembered too.
                .build();
    }

    /** Takes one token; how long to wait for it, zero where there was one. */
    Duration spend(String subject) {
        return Duration.ofNanos(bucket(subject).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** How long until there is a token to take; zero where there is one. */
    Duration untilNext(String subject) {
        Bucket known = buckets.getIfPresent(subject);
        return known == null
                ? Duration.ZERO
                : Duration.ofNanos(known.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** What is left; the limit itself for a subject that isn't known. */
    Allowance left(String subject) {
        Bucket known = buckets.getIfPresent(subject);
        long available = known == null ? size.tokens() : known.getAvailableTokens();
        return size.allowance(available);
    }

    /** Takes a token that was granted elsewhere, whether or not there is one here. */
    void charge(String subject) {
        bucket(subject).consumeIgnoringRateLimits(1);
    }

    /** Leaves no more than so many, which may be below zero. */
    void leave(String subject, long tokens) {
        Bucket bucket = bucket(subject);
        long tooMany = bucket.getAvailableTokens() - tokens;
        if (tooMany > 0) {
            bucket.consumeIgnoringRateLimits(tooMany);
        }
    }

    /** How many tokens each of those misses that aren't full. */
    Map<String, Long> missing() {
        Map<String, Long> missing = new HashMap<>();
        buckets.asMap().forEach((subject, bucket) -> {
            long count = size.tokens() - bucket.getAvailableTokens();
            if (count > 0) {
                missing.put(subject, count);
            }
        });
        return missing;
    }

    private Bucket bucket(String subject) {
        return buckets.get(subject, any -> Bucket.builder().addLimit(bandwidth).build());
    }
}
