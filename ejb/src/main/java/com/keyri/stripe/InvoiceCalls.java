package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceListParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Invoices by Stripe's library. */
@ApplicationScoped
public class InvoiceCalls implements InvoiceGateway {
    private static final int MOST = 100;

    @Inject
    StripeCalls calls;

    @Override
    public Page<StripeInvoice> list(String customer, Optional<String> cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit that isn't from 1 to " + MOST);
        }
        InvoiceListParams params = InvoiceListParams.builder()
                .setCustomer(customer)
                .setStartingAfter(cursor.orElse(null))
                .setLimit((long) limit)
                .build();
        Page<Invoice> page =
                StripePages.page(calls.call(client -> client.v1().invoices().list(params)));
        return page.map(invoice -> InvoiceShape.of(invoice, lines(invoice)));
    }

    @Override
    public List<StripeInvoice> ofCustomer(String customer) {
        return StripePages.all(cursor -> list(customer, cursor, MOST));
    }

    @Override
    public Optional<StripeInvoice> find(String id) {
        try {
            Invoice invoice = calls.call(client -> client.v1().invoices().retrieve(id));
            return Optional.of(InvoiceShape.of(invoice, lines(invoice)));
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** An invoice comes with its first lines. */
    private List<InvoiceLineItem> lines(Invoice invoice) {
        if (!Boolean.TRUE.equals(invoice.getLines().getHasMore())) {
            return invoice.getLines().getData();
        }
        return StripePages.all(cursor -> {
            InvoiceLineItemListParams params = InvoiceLineItemListParams.builder()
                    .setStartingAfter(cursor.orElse(null))
                    .setLimit((long) MOST)
                    .build();
            return StripePages.page(
                    calls.call(client -> client.v1().invoices().lineItems().list(invoice.getId(), params)));
        });
    }
}
