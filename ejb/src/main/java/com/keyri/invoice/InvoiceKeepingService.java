package com.keyri.invoice;

import com.keyri.invoice.model.BilledSegment;
import com.keyri.invoice.model.Comparison;
import com.keyri.invoice.model.ExpectedBill;
import com.keyri.invoice.model.ExpectedLine;
import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.invoice.store.InvoiceDifferenceStore;
import com.keyri.invoice.store.InvoiceStore;
import com.keyri.log.EventLog;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.stripe.StripeInvoice;
import com.keyri.subscription.store.SubscriptionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what Stripe says of invoices, and compares those that are final with what was used. */
@PermitAll
@Stateless
public class InvoiceKeepingService {
    @Inject
    SubscriptionStore subscriptions;

    @Inject
    Plans plans;

    @Inject
    BilledPeriods periods;

    @Inject
    InvoiceStore invoices;

    @Inject
    InvoiceDifferenceStore differences;

    @Inject
    EventLog log;

    @Inject
    InstantSource clock;

    /**
     * Keeps it, unless it is nobody's here or something newer is known; a final one is compared, once.
     *
     * @param asked when it was asked for, before the answer came
     */
    public void keep(StripeInvoice fetched, Instant asked) {
        Optional<OrganizationId> owner = subscriptions.enterByCustomer(fetched.customer());
        if (owner.isEmpty()) {
            return;
        }
        Invoice invoice = new FetchedInvoice(fetched, asked).read(plans);
        OrganizationId organization = owner.orElseThrow();
        if (!invoices.save(organization, invoice)) {
            return;
        }
        if (invoice.status().isFinal()) {
            compare(organization, invoice);
        }
        // One that was made at a change of plan may be read after the one that closes the period.
        invoices.closing(organization, invoice)
                .forEach(closing ->
                        note(organization, closing, periods.ofPeriod(organization, closing.from(), closing.to())));
    }

    /** Only an invoice that closes a period knows all usage of it. */
    private void compare(OrganizationId organization, Invoice invoice) {
        List<BilledSegment> segments = periods.ofPeriod(organization, invoice.from(), invoice.to());
        if (segments.isEmpty()) {
            tellOfUsageWithoutPeriod(organization, invoice);
        } else if (invoices.noteComparison(invoice.id(), clock.instant())) {
            note(organization, invoice, segments);
        }
    }

    private void note(OrganizationId organization, Invoice invoice, List<BilledSegment> segments) {
        Instant now = clock.instant();
        List<ExpectedLine> expected = segments.stream()
                .flatMap(segment -> ExpectedBill.usage(segment).stream())
                .toList();
        List<Comparison.Found> found =
                Comparison.of(expected, invoices.linesWithin(organization, invoice.from(), invoice.to()));
        differences.forgetAllBut(invoice.id(), found);
        for (Comparison.Found difference : found) {
            InvoiceDifferenceId id = InvoiceDifferenceId.at(now);
            if (differences.add(id, organization, invoice.id(), difference, now)) {
                log.warning(
                        "an invoice differs from what was used",
                        Map.of("difference", id.toString(), "organization", organization.toString()));
            }
        }
    }

    /** Of a change within a period that is no mistake: what it asks for is in the comparison at the period's end. */
    private void tellOfUsageWithoutPeriod(OrganizationId organization, Invoice invoice) {
        if (!Comparison.of(List.of(), invoice.lines()).isEmpty()) {
            log.info(
                    "an invoice asks for usage of a time that is no period here; it isn't compared",
                    Map.of("invoice", invoice.id().toString(), "organization", organization.toString()));
        }
    }
}
