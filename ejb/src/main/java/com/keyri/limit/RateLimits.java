package com.keyri.limit;

import com.keyri.problem.DomainException;
import com.keyri.risk.model.IpNetwork;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;

/**
 * Counts what callers do, per kind and subject, together with the other nodes. Who has an IPv6 address has a whole /64
 * of them, so that counts as one subject.
 */
@ApplicationScoped
public class RateLimits {
    private final Map<LimitKind, KindBuckets> buckets = new EnumMap<>(LimitKind.class);

    @Inject
    Config config;

    @Inject
    DatabaseCounts shared;

    @PostConstruct
    void readSizes() {
        beSizedBy(key -> config.getValue(key, String.class), shared);
    }

    void beSizedBy(UnaryOperator<String> settings, SharedCounts counts) {
        for (LimitKind kind : LimitKind.values()) {
            BucketSize size = BucketSize.parse(kind.key(), settings.apply(kind.key()));
            buckets.put(
                    kind, kind.isExact() ? new ExactBuckets(kind, size, counts) : new FloodBuckets(kind, size, counts));
        }
    }

    /** Exchanges with the other nodes what has to be exchanged now. */
    void exchange() {
        RuntimeException first = null;
        for (KindBuckets kind : buckets.values()) {
            try {
                kind.exchange();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Counts one more.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS}, with the time to wait
     */
    public void spend(LimitKind kind, String subject) {
        refuseIfLate(of(kind).spend(subject(subject)));
    }

    /**
     * Counts nothing, but refuses a subject that has nothing left, as far as this node knows. For what is only counted
     * once it has failed: asked before the work that would find out.
     *
     * @throws DomainException {@code TOO_MANY_REQUESTS}, with the time to wait
     */
    public void requireLeft(LimitKind kind, String subject) {
        refuseIfLate(of(kind).untilNext(subject(subject)));
    }

    /** What a subject has left, as far as this node knows; counts nothing. */
    public Allowance left(LimitKind kind, String subject) {
        return of(kind).left(subject(subject));
    }

    private KindBuckets of(LimitKind kind) {
        return Objects.requireNonNull(buckets.get(kind));
    }

    private static void refuseIfLate(Duration wait) {
        if (!wait.isZero()) {
            throw DomainException.tooMany(wait);
        }
    }

    private static String subject(String given) {
        return given.indexOf(':') < 0
                ? given
                : IpNetwork.address(given)
                        .map(address -> IpNetwork.around(address).toString())
                        .orElse(given);
    }
}
