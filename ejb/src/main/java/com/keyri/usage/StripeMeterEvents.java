package com.keyri.usage;

import com.keyri.plan.model.Meter;
import java.util.Locale;

/** What our meters are called at Stripe, where somebody has made them by these names. */
public final class StripeMeterEvents {
    private StripeMeterEvents() {}

    /** For example {@code keyri_monthly_active_users}. */
    public static String name(Meter meter) {
        return "keyri_" + meter.name().toLowerCase(Locale.ROOT);
    }
}
