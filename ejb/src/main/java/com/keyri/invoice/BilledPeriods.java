package com.keyri.invoice;

import com.keyri.invoice.model.BilledSegment;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.usage.UsageReadings;
import com.keyri.usage.model.SegmentUsage;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was used in a period, by the terms that held. The organization has to be entered first. */
@ApplicationScoped
public class BilledPeriods {
    @Inject
    UsageReadings readings;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    Plans plans;

    /** The segments of exactly that period in their order; none where it isn't one, or where it has no price. */
    List<BilledSegment> ofPeriod(OrganizationId organization, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        UsagePeriod period = new UsagePeriod(from, to);
        return readings.bySegment(organization, period).stream()
                .filter(used -> used.segment().period().equals(period))
                .flatMap(used -> plan(used.segment()).map(version -> billed(used, version)).stream())
                .toList();
    }

    private Optional<PlanVersion> plan(UsageSegment segment) {
        return segment.plan().flatMap(plans::find);
    }

    private BilledSegment billed(SegmentUsage used, PlanVersion version) {
        UsageSegment segment = used.segment();
        Optional<Instant> trialEnd = subscriptions
                .findBegunBefore(segment.organization(), segment.endsAt())
                .flatMap(Subscription::trialEnd);
        return new BilledSegment(
                segment.startsAt(),
                segment.endsAt(),
                version.id(),
                version.planName(),
                version.terms(),
                used.quantities(),
                trialEnd.filter(end -> !segment.endsAt().isAfter(end)).isPresent());
    }
}
