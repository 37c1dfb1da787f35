package com.keyri.subscription;

import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.stripe.StripeInvoice;
import com.keyri.stripe.StripeSubscription;
import com.keyri.stripe.SubscriptionGateway;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Reads subscriptions at Stripe and keeps what it says. A reading counts where no other one was kept since it began;
 * otherwise it is done again, so that what is kept last was read last.
 */
@ApplicationScoped
class SubscriptionMirror {
    private static final int MOST_READINGS = 10;
    /** An invoice that was given up is owed all the same. */
    private static final Set<String> UNPAID = Set.of("open", "uncollectible");

    @Inject
    SubscriptionGateway gateway;

    @Inject
    InvoiceGateway invoices;

    @EJB
    MirrorService service;

    @Inject
    Event<CustomerRead> caughtUp;

    private record Reading(Optional<StripeSubscription> read, KeptReading kept) {}

    /** Reads one anew; what Stripe doesn't have is nothing. */
    Optional<StripeSubscription> refresh(String subscription) {
        Reading reading = readOne(subscription);
        boolean makesRoom = reading.kept() == KeptReading.KEPT
                && reading.read().filter(read -> read.status().isOver()).isPresent();
        if (reading.kept() == KeptReading.SECOND || makesRoom) {
            reading.read().map(StripeSubscription::customer).ifPresent(this::refreshCustomer);
        }
        return reading.read();
    }

    /** Reads all of a customer's anew, those that nobody knows yet too: the ended ones first, which make room. */
    void refreshCustomer(String customer) {
        gateway.ofCustomer(customer).stream()
                .sorted(Comparator.comparing(each -> !each.status().isOver()))
                .map(StripeSubscription::id)
                .map(this::readOne)
                .filter(reading -> reading.kept() == KeptReading.SECOND)
                .forEach(reading -> reading.read().ifPresent(service::noteSecond));
        if (service.mayHaveSettled(customer) && !owes(customer)) {
            service.settle(customer);
        }
    }

    /** Reads one of those anew that were due. */
    void readDue(String customer) {
        catchUp(customer);
        service.endReading(customer);
    }

    private boolean owes(String customer) {
        return invoices.ofCustomer(customer).stream().anyMatch(SubscriptionMirror::isUnpaid);
    }

    private static boolean isUnpaid(StripeInvoice invoice) {
        return invoice.subscription().isPresent() && UNPAID.contains(invoice.status());
    }

    /** The same, and whatever else is kept of the customer: hints may have come before it was known, or not at all. */
    void catchUp(String customer) {
        refreshCustomer(customer);
        caughtUp.fire(new CustomerRead(customer));
    }

    private Reading readOne(String subscription) {
        for (int i = 0; i < MOST_READINGS; i++) {
            long readCount = service.readCount(subscription);
            Optional<StripeSubscription> read = gateway.find(subscription);
            KeptReading kept = read.map(each -> service.keep(each, readCount)).orElse(KeptReading.NOTHING_NEW);
            if (kept != KeptReading.OVERTAKEN) {
                return new Reading(read, kept);
            }
        }
        throw StripeException.of(StripeFailure.BUSY); // Others keep reading it: later.
    }
}
