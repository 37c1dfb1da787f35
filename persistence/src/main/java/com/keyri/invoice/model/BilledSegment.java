package com.keyri.invoice.model;

import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.Map;

/**
 * A stretch of time under one version of a plan, with what was used in it.
 *
 * @param to its end, or the moment up to which it was counted
 * @param isTrial whether it costs nothing
 */
public record BilledSegment(
        Instant from,
        Instant to,
        PlanVersionId version,
        String planName,
        PlanTerms terms,
        Map<Meter, Long> usage,
        boolean isTrial) {
    public BilledSegment {
        usage = Map.copyOf(usage);
    }
}
