package com.keyri.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port to Stripe's meters. */
public interface MeterGateway {
    /**
     * Reports usage. Where Stripe has that identifier already, it is done.
     *
     * @throws StripeException where it isn't taken in, or nobody knows; {@code unfit_meter} where the meter of that
     *     name counts otherwise than by adding up
     */
    void report(MeterReport report);

    /** The id of the active meter that counts events of that name. */
    Optional<String> findMeter(String meterEvent);

    /**
     * What a meter has counted of a customer, the earliest first; hours without usage are absent. Reports are in it a
     * while after they were taken in.
     *
     * @param meter its id
     * @param from with {@code to} on full hours where {@code hourly}, and on full minutes otherwise
     * @param hourly a summary for each hour, or one for all
     */
    List<MeterSummary> summaries(String meter, String customer, Instant from, Instant to, boolean hourly);

    /** What a {@code v1.billing.meter} event of that id says about reports that were taken in and not counted. */
    List<MeterError> errors(String eventId);
}
