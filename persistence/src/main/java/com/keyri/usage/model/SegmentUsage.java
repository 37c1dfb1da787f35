package com.keyri.usage.model;

import com.keyri.plan.model.Meter;
import java.util.Map;

/** What was used in a segment. */
public record SegmentUsage(UsageSegment segment, Map<Meter, Long> quantities) {
    public SegmentUsage {
        quantities = Map.copyOf(quantities);
    }
}
