package com.keyri.stripe;

import java.util.List;

/**
 * Why a meter at Stripe didn't count reports that it had taken in.
 *
 * @param code Stripe's word for it, for example {@code meter_event_customer_not_found}
 * @param count how many reports
 * @param identifiers those of some of them: Stripe gives samples
 */
public record MeterError(String code, long count, List<String> identifiers) {
    public MeterError {
        identifiers = List.copyOf(identifiers);
    }
}
