package com.keyri.usage.console;

import com.keyri.plan.model.Meter;
import com.keyri.usage.MeterUsage;

/** What was used of a meter, as the page says it. */
public record MeterLine(MeterUsage usage) {
    private static final long MUCH = 80;
    private static final long WHOLE = 100;

    /** What is counted, in words. */
    static String name(Meter meter) {
        return switch (meter) {
            case AUTHENTICATIONS -> "Sign-ins";
            case MONTHLY_ACTIVE_USERS -> "Active users";
        };
    }

    public String name() {
        return name(usage.meter());
    }

    public long quantity() {
        return usage.quantity();
    }

    public boolean isLimited() {
        return usage.limit().isPresent();
    }

    public long limit() {
        return usage.limit().orElse(0L);
    }

    public long percent() {
        return usage.percent().orElse(0L);
    }

    /** What is shown of a bar that can't be longer than its place. */
    public long shown() {
        return Math.min(WHOLE, percent());
    }

    public boolean isMuch() {
        return percent() >= MUCH;
    }
}
