package com.keyri.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * The token buckets of one kind of limit, at most 100,000. Each kind has its own, so that inventing subjects of one
 * kind makes no other forget. A bucket that nobody touched for its whole period is full, and needn't be remembered.
 */
final class SubjectBuckets {
    private static final int MOST_SUBJECTS = 100_000;

    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets;

    private SubjectBuckets(Bandwidth bandwidth, Duration period) {
        this.bandwidth = bandwidth;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_SUBJECTS)
                .expireAfterAccess(period)
                .build();
    }

    /** Buckets of a size like {@code 30/PT1M}; {@code key} is the setting that says so. */
    static SubjectBuckets sized(String key, String size) {
        String[] parts = size.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(key + " must look like 30/PT1M");
        }
        long tokens = Long.parseLong(parts[0].trim());
        Duration period = Duration.parse(parts[1].trim());
        return new SubjectBuckets(
                Bandwidth.builder()
                        .capacity(tokens)
                        .refillGreedy(tokens, period)
                        .build(),
                period);
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

    private Bucket bucket(String subject) {
        return buckets.get(subject, any -> Bucket.builder().addLimit(bandwidth).build());
    }
}
