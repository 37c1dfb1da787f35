package com.keyri.usage;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.SegmentUsage;
import com.keyri.usage.model.UsageDay;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.store.UsageReadingStore;
import com.keyri.usage.store.UsageSegmentStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an organization has used, for whoever has entered it, or the staff. Read from hourly sums; what happened in the
 * last seconds may be missing.
 */
@ApplicationScoped
public class UsageReadings {
    @Inject
    UsageReadingStore readings;

    @Inject
    UsageSegmentStore segments;

    /** The period that a moment belongs to: a told one, or what is free of a month of UTC. */
    public UsagePeriod periodAt(OrganizationId organization, Instant moment) {
        return segments.at(organization, moment).map(UsageSegment::period).orElseGet(() -> free(organization, moment));
    }

    /** The segment that a moment belongs to; empty where nothing was told of it and nothing used. */
    public Optional<UsageSegment> segmentAt(OrganizationId organization, Instant moment) {
        return segments.at(organization, moment);
    }

    /** What was used of each meter in a period; a meter that wasn't used is absent. */
    public Map<Meter, Long> totals(OrganizationId organization, UsagePeriod period) {
        return readings.totals(organization, period.startsAt(), period.endsAt());
    }

    /** The same by segment, the earliest first: a change of plan within a period cuts it. */
    public List<SegmentUsage> bySegment(OrganizationId organization, UsagePeriod period) {
        return segments.within(organization, period).stream()
                .map(segment ->
                        new SegmentUsage(segment, readings.totals(organization, segment.startsAt(), segment.endsAt())))
                .toList();
    }

    /** The same by days of UTC, those without usage left out. */
    public List<UsageDay> byDay(OrganizationId organization, UsagePeriod period) {
        return readings.days(organization, period.startsAt(), period.endsAt());
    }

    private UsagePeriod free(OrganizationId organization, Instant moment) {
        YearMonth month = YearMonth.from(moment.atOffset(ZoneOffset.UTC));
        Instant first = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant last = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new UsagePeriod(
                segments.lastEndBefore(organization, moment)
                        .filter(first::isBefore)
                        .orElse(first),
                segments.firstStartAfter(organization, moment)
                        .filter(last::isAfter)
                        .orElse(last));
    }
}
