package com.keyri.invoice;

import com.keyri.fixture.TestDatabase;
import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.store.InvoiceStore;
import com.keyri.organization.store.OrganizationScopeStore;
import com.keyri.stripe.HintSource;
import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeInvoice;
import com.keyri.subscription.BillingWorld;
import com.keyri.wiring.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The invoices that are kept of the organization of a world. */
final class InvoiceBooks {
    private final BillingWorld world;

    InvoiceBooks(BillingWorld world) {
        this.world = world;
        world.wiring.replace(InvoiceKeepingService.class, new Keeping(world.wiring));
    }

    /** Each call is its own transaction, as in the container. */
    private static final class Keeping extends InvoiceKeepingService {
        private final Wiring wiring;

        Keeping(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public void keep(StripeInvoice fetched, Instant asked) {
            wiring.run(() -> super.keep(fetched, asked));
        }
    }

    /** Hints come about all invoices of a customer, the newest first. */
    void hearOfAll(String customer) {
        InvoiceHints hints = world.wiring.get(InvoiceHints.class);
        for (StripeInvoice invoice : world.wiring.get(InvoiceGateway.class).ofCustomer(customer)) {
            hints.handle(new StripeHint(
                    "evt_" + invoice.id(),
                    HintSource.POLL,
                    "invoice.paid",
                    Optional.of(invoice.id()),
                    Optional.of(customer),
                    world.clock.instant()));
        }
    }

    List<Invoice> list() {
        return world.database.transact(entities -> {
            TestDatabase.store(OrganizationScopeStore.class, entities).enter(world.organization);
            return TestDatabase.store(InvoiceStore.class, entities).list(Optional.empty(), 100);
        });
    }
}
