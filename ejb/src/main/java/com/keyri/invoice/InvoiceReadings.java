package com.keyri.invoice;

import com.keyri.stripe.InvoiceGateway;
import com.keyri.subscription.CustomerRead;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps all invoices of a customer whose subscriptions were read: a hint about the first one may come before anybody
 * knows whose customer that is, and hints of an outage don't come at all.
 */
@ApplicationScoped
public class InvoiceReadings {
    @Inject
    InvoiceGateway gateway;

    @EJB
    InvoiceKeepingService keeping;

    @Inject
    InstantSource clock;

    void onRead(@Observes CustomerRead read) {
        Instant asked = clock.instant();
        gateway.ofCustomer(read.customer()).forEach(invoice -> keeping.keep(invoice, asked));
    }
}
