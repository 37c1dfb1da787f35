package com.keyri.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.subscription.BillingWorld;
import com.keyri.subscription.CustomerRead;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invoices that no hint could tell of, over a real PostgreSQL and against the stand-in. */
class InvoiceReadingsTest {
    private final BillingWorld world = new BillingWorld();
    private final InvoiceBooks books = new InvoiceBooks(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldKeepTheFirstInvoiceWhereItsHintCameBeforeTheCustomerWasKnown() {
        JsonObject page = world.buy(4_900);
        books.hearOfAll(page.getString("customer"));
        assertEquals(List.of(), books.list(), "nobody knows whose they are");
        world.hearOfPurchase(page);
        catchUp();
        assertEquals(1, books.list().size());
        assertEquals(4_900, books.list().get(0).total());
    }

    @Test
    void shouldKeepEachDayWhatNoHintHasToldOf() {
        JsonObject page = world.buy(4_900);
        world.hearOfPurchase(page);
        catchUp();
        world.pass(Duration.ofDays(63));
        world.readAll(page.getString("customer"));
        catchUp();
        assertEquals(3, books.list().size());
        catchUp();
        assertEquals(3, books.list().size(), "once each");
    }

    /** What the container does with events. */
    private void catchUp() {
        InvoiceReadings readings = world.wiring.get(InvoiceReadings.class);
        world.wiring.fired().stream()
                .filter(CustomerRead.class::isInstance)
                .map(CustomerRead.class::cast)
                .forEach(readings::onRead);
    }
}
