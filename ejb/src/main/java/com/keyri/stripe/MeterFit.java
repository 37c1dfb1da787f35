package com.keyri.stripe;

import com.stripe.model.billing.Meter;
import java.util.Optional;

/**
 * Whether a meter of Stripe's counts as we report: it adds up all values of a customer. One that somebody else has made
 * under the name of ours may take the last value only, or look for it elsewhere.
 */
final class MeterFit {
    /** The code of a refusal; its parameter is the name of the meter's events. */
    static final String UNFIT = "unfit_meter";

    static final String CUSTOMER_KEY = "stripe_customer_id";
    static final String VALUE_KEY = "value";

    private MeterFit() {}

    /**
     * Gives the meter back where it does.
     *
     * @throws StripeException where it doesn't
     */
    static Meter require(Meter meter) {
        if (!isFit(meter)) {
            throw StripeException.refused(Optional.of(UNFIT), Optional.of(meter.getEventName()));
        }
        return meter;
    }

    private static boolean isFit(Meter meter) {
        boolean isSum = Optional.ofNullable(meter.getDefaultAggregation())
                .map(Meter.DefaultAggregation::getFormula)
                .filter("sum"::equals)
                .isPresent();
        boolean isByCustomer = Optional.ofNullable(meter.getCustomerMapping())
                .map(Meter.CustomerMapping::getEventPayloadKey)
                .filter(CUSTOMER_KEY::equals)
                .isPresent();
        boolean isOfValue = Optional.ofNullable(meter.getValueSettings())
                .map(Meter.ValueSettings::getEventPayloadKey)
                .filter(VALUE_KEY::equals)
                .isPresent();
        return isSum && isByCustomer && isOfValue && meter.getEventTimeWindow() == null;
    }
}
