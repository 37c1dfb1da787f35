package com.keyri.test.stripe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that the account's objects do, and the order in which it happens as time passes. */
final class Billing {
    private final StripeClock clock;
    private final Customers customers;
    private final Catalogue catalogue;
    private final Meters meters;
    private final Invoices invoices;
    private final Subscriptions subscriptions;
    private final Schedules schedules;
    private final HostedPages pages;
    private final List<Timed> timed;

    Billing(Ledger ledger, StripeEvents events, ThinEvents thin) {
        clock = ledger.clock();
        customers = new Customers(ledger, events);
        meters = new Meters(ledger, events, thin);
        catalogue = new Catalogue(ledger, events);
        invoices = new Invoices(ledger, events, customers);
        SubscriptionItems items = new SubscriptionItems(ledger, meters);
        subscriptions = new Subscriptions(ledger, events, customers, invoices, items);
        schedules = new Schedules(ledger, events, customers, subscriptions, items);
        pages = new HostedPages(ledger, events, customers, subscriptions);
        timed = List.of(invoices, subscriptions, schedules);
    }

    void addTo(Routes routes) {
        customers.addTo(routes);
        catalogue.addTo(routes);
        meters.addTo(routes);
        invoices.addTo(routes);
        subscriptions.addTo(routes);
        schedules.addTo(routes);
        pages.addTo(routes);
    }

    void completeCheckout(String session, String card) {
        pages.complete(session, card);
    }

    /** Whatever is due until then happens, the earliest first. */
    void runUntil(Instant moment) {
        Optional<Timed> next = next(moment);
        while (next.isPresent()) {
            Timed due = next.orElseThrow();
            clock.moveTo(Instant.ofEpochSecond(due.due().orElseThrow()));
            due.run();
            next = next(moment);
        }
        clock.moveTo(moment);
    }

    private Optional<Timed> next(Instant moment) {
        return timed.stream()
                .filter(each -> each.due().orElse(Long.MAX_VALUE) <= moment.getEpochSecond())
                .min(Comparator.comparingLong(each -> each.due().orElseThrow()));
    }
}
