package com.keyri.invoice;

import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeHintHandler;
import com.keyri.stripe.StripeInvoice;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks an invoice up anew when Stripe says that something happened to it. */
@ApplicationScoped
public class InvoiceHints implements StripeHintHandler {
    @Inject
    InvoiceGateway gateway;

    @EJB
    InvoiceKeepingService keeping;

    @Inject
    InstantSource clock;

    @Override
    public boolean accepts(String type) {
        return type.startsWith("invoice.") && !type.equals("invoice.upcoming");
    }

    @Override
    public void handle(StripeHint hint) {
        Instant asked = clock.instant();
        Optional<StripeInvoice> found = hint.objectId().flatMap(gateway::find);
        found.ifPresent(invoice -> keeping.keep(invoice, asked));
    }
}
