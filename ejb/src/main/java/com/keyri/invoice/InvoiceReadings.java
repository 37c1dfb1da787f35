package com.keyri.invoice;

import com.keyri.paging.model.Page;
import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeInvoice;
import com.keyri.subscription.CustomerRead;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps all invoices of a customer whose subscriptions were read: a hint about the first one may come before anybody
 * knows whose customer that is, and hints of an outage don't come at all.
 */
@ApplicationScoped
public class InvoiceReadings {
    private static final int PAGE = 100;

    @Inject
    InvoiceGateway gateway;

    @EJB
    InvoiceKeepingService keeping;

    @Inject
    InstantSource clock;

    void onRead(@Observes CustomerRead read) {
        Optional<String> cursor = Optional.empty();
        do {
            Instant asked = clock.instant();
            Page<StripeInvoice> page = gateway.list(read.customer(), cursor, PAGE);
            page.items().forEach(invoice -> keeping.keep(invoice, asked));
            cursor = page.next();
        } while (cursor.isPresent());
    }
}
