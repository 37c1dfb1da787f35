package com.keyri.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.fixture.TestDatabase;
import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.store.InvoiceStore;
import com.keyri.organization.store.OrganizationScopeStore;
import com.keyri.stripe.HintSource;
import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeInvoice;
import com.keyri.subscription.BillingWorld;
import com.keyri.subscription.CustomerRead;
import com.keyri.wiring.Wiring;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invoices that no hint could tell of, over a real PostgreSQL and against the stand-in. */
class InvoiceReadingsTest {
    private final BillingWorld world = new BillingWorld();

    InvoiceReadingsTest() {
        world.wiring.replace(InvoiceKeepingService.class, new Keeping(world.wiring));
    }

    @AfterEach
    void close() {
        world.close();
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

    @Test
    void shouldKeepTheFirstInvoiceWhereItsHintCameBeforeTheCustomerWasKnown() {
        JsonObject page = world.buy(4_900);
        hearOfInvoices(page.getString("customer"));
        assertEquals(List.of(), invoices(), "nobody knows whose they are");
        world.hearOfPurchase(page);
        catchUp();
        assertEquals(1, invoices().size());
        assertEquals(4_900, invoices().get(0).total());
    }

    @Test
    void shouldKeepEachDayWhatNoHintHasToldOf() {
        JsonObject page = world.buy(4_900);
        world.hearOfPurchase(page);
        catchUp();
        world.pass(Duration.ofDays(63));
        world.readAll(page.getString("customer"));
        catchUp();
        assertEquals(3, invoices().size());
        catchUp();
        assertEquals(3, invoices().size(), "once each");
    }

    /** What the container does with events. */
    private void catchUp() {
        InvoiceReadings readings = world.wiring.get(InvoiceReadings.class);
        world.wiring.fired().stream()
                .filter(CustomerRead.class::isInstance)
                .map(CustomerRead.class::cast)
                .forEach(readings::onRead);
    }

    private void hearOfInvoices(String customer) {
        InvoiceHints hints = world.wiring.get(InvoiceHints.class);
        for (StripeInvoice invoice : world.wiring
                .get(InvoiceGateway.class)
                .list(customer, Optional.empty(), 100)
                .items()) {
            hints.handle(new StripeHint(
                    "evt_" + invoice.id(),
                    HintSource.POLL,
                    "invoice.paid",
                    Optional.of(invoice.id()),
                    Optional.of(customer),
                    world.clock.instant()));
        }
    }

    private List<Invoice> invoices() {
        return world.database.transact(entities -> {
            TestDatabase.store(OrganizationScopeStore.class, entities).enter(world.organization);
            return TestDatabase.store(InvoiceStore.class, entities).list(Optional.empty(), 100);
        });
    }
}
