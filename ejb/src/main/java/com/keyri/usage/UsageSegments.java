package com.keyri.usage;

import com.keyri.organization.model.OrganizationId;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.store.UsageSegmentStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Whoever knows which plan an organization has says so here, in the transaction in which it is kept. Early is better
 * than late, and late is put right: the hours that it is about are counted anew.
 */
@ApplicationScoped
public class UsageSegments {
    @Inject
    UsageSegmentStore store;

    /** Has it be so, whatever was told of that time before; whether that was news. */
    public boolean tell(UsageSegment segment) {
        return store.tell(segment);
    }

    /** What is known of a period, the earliest first. The organization has to be entered. */
    public Stream<UsageSegment> within(OrganizationId organization, UsagePeriod period) {
        return store.within(organization, period).stream();
    }

    /** The organization has no plan from then on, until another one is told; whether that was news. */
    public boolean end(OrganizationId organization, Instant moment) {
        return store.end(organization, moment);
    }
}
