package com.keyri.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import com.keyri.organization.model.OrganizationId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Records refused keys: every one is counted, at the cost of the caller's address, and those of a known key stand in
 * the organization's audit log, at most once a minute for the same key and reason, so that nobody can fill it.
 */
@ApplicationScoped
public class KeyRefusals {
    private record Once(ApiKeyId key, KeyRefusal refusal) {}

    private static final int MOST_REMEMBERED = 10_000;

    private final Cache<Once, Boolean> recorded = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    Meters meters;

    /**
     * Asked before a key or a token is looked at.
     *
     * @throws com.keyri.problem.DomainException {@code TOO_MANY_REQUESTS} where the address has had its share
     */
    public void requireSomeLeft() {
        refusals.requireSomeLeft();
    }

    /** Counts a key, or a token, that is none. */
    public void unknown() {
        count(KeyRefusal.UNKNOWN);
    }

    /** Counts and records a refused use of that key. */
    public void known(ApiKeyId key, OrganizationId organization, KeyRefusal refusal) {
        count(refusal);
        if (recorded.asMap().putIfAbsent(new Once(key, refusal), true) == null) {
            audit.recordRefusal(AuditEvent.refusal(
                    organization, "api-key.refused", Actor.apiKey(key), Target.of("api-key", key), refusal.reason()));
        }
    }

    private void count(KeyRefusal refusal) {
        meters.count("keyri_api_key_refusals", Label.of("reason", refusal));
        refusals.count();
    }
}
