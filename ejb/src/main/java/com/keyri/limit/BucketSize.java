package com.keyri.limit;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How many tokens a bucket holds, and in which time an empty one fills up again, evenly.
 *
 * @param tokens how many
 * @param period in which time
 */
record BucketSize(long tokens, Duration period) {
    /** Reads a size like {@code 30/PT1M}; {@code key} is the setting that says so. */
    static BucketSize parse(String key, String size) {
        String[] parts = size.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(key + " must look like 30/PT1M");
        }
        return new BucketSize(Long.parseLong(parts[0].trim()), Duration.parse(parts[1].trim()));
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder().capacity(tokens).refillGreedy(tokens, period).build();
    }

    /** After how long one token comes back. */
    Duration token() {
        return period.dividedBy(tokens);
    }

    /** What misses, as the time in which it comes back. */
    Duration time(long missing) {
        return token().multipliedBy(missing);
    }

    /** How many tokens are there where so much is missing; below zero where more was spent than there was. */
    long left(Duration missing) {
        return tokens - (missing.toNanos() + token().toNanos() - 1) / token().toNanos();
    }

    /** What it means to have so many left; none where it is below zero. */
    Allowance allowance(long available) {
        long reset = time(tokens - available).plusMillis(999).toSeconds();
        return new Allowance(tokens, Math.max(1, period.toSeconds()), Math.max(0, available), reset);
    }

    /** Where so many are spent, others have to know. */
    long quarter() {
        return Math.max(1, tokens / 4);
    }
}
