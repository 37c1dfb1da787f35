package com.keyri.usage.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.usage.model.UsageLeader;
import com.keyri.usage.model.WaitingUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for Stripe, and who used most in the last thirty days. */
public record UsageOverviewBody(
        long deltasWaiting, @Nullable Instant oldestSince, List<Leader> leaders) {
    /** One of those. */
    public record Leader(OrganizationId organizationId, String name, long authentications, long activeUsers) {}

    static UsageOverviewBody from(WaitingUsage waiting, List<UsageLeader> leaders) {
        return new UsageOverviewBody(
                waiting.deltas(),
                waiting.oldest().orElse(null),
                leaders.stream()
                        .map(each -> new Leader(
                                each.organization(), each.name(), each.authentications(), each.activeUsers()))
                        .toList());
    }
}
