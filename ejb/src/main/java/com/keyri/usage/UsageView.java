package com.keyri.usage;

import com.keyri.usage.model.UsageDay;
import com.keyri.usage.model.UsagePeriod;
import java.util.List;
import java.util.Optional;

/**
 * What an organization has used in a period.
 *
 * @param plan what the plan is called that it has, or had at the period's end
 * @param meters all of them
 * @param days all of the period, up to today
 */
public record UsageView(UsagePeriod period, Optional<String> plan, List<MeterUsage> meters, List<UsageDay> days) {
    public UsageView {
        meters = List.copyOf(meters);
        days = List.copyOf(days);
    }
}
