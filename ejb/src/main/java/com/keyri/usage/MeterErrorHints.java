package com.keyri.usage;

import com.keyri.log.EventLog;
import com.keyri.stripe.MeterError;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeHintHandler;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Stripe tells that it doesn't count reports that it had taken in. It gives samples; the comparison finds the others.
 */
@ApplicationScoped
public class MeterErrorHints implements StripeHintHandler {
    private static final String TYPE = "v1.billing.meter.";

    @Inject
    MeterGateway meters;

    @EJB
    UsageOutboxService outbox;

    @Inject
    EventLog log;

    @Override
    public boolean accepts(String type) {
        return type.startsWith(TYPE);
    }

    @Override
    public void handle(StripeHint hint) {
        for (MeterError error : meters.errors(hint.eventId())) {
            int ours = outbox.reject(error.identifiers(), error.code());
            log.warning(
                    "Stripe doesn't count reported usage",
                    Map.of("code", error.code(), "reports", error.count(), "named", ours));
        }
    }
}
