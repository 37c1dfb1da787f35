package com.keyri.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.keyri.problem.DomainException;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Token buckets per kind and subject on this node; at most 100,000 subjects are remembered. */
@ApplicationScoped
public class RateLimits {
    private static final int MOST_SUBJECTS = 100_000;

    private record Key(LimitKind kind, String subject) {}

    private final Map<LimitKind, Bandwidth> bandwidths = new EnumMap<>(LimitKind.class);
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_SUBJECTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    @Inject
    Config config;

    @PostConstruct
    void readSizes() {
        for (LimitKind kind : LimitKind.values()) {
            bandwidths.put(kind, parse(kind.key(), config.getValue(kind.key(), String.class)));
        }
    }

    /**
     * Counts one more.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS}, with the time to wait
     */
    public void spend(LimitKind kind, String subject) {
        Bucket bucket = buckets.get(
                new Key(kind, subject),
                key -> Bucket.builder().addLimit(bandwidths.get(kind)).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw DomainException.tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bandwidth parse(String key, String size) {
        String[] parts = size.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(key + " must look like 30/PT1M");
        }
        long tokens = Long.parseLong(parts[0].trim());
        return Bandwidth.builder()
                .capacity(tokens)
                .refillGreedy(tokens, Duration.parse(parts[1].trim()))
                .build();
    }
}
