package com.keyri.stripe;

import com.keyri.paging.model.Page;
import java.util.List;
import java.util.Optional;

/** The port to Stripe's invoices. All methods throw {@link StripeException}. */
public interface InvoiceGateway {
    /**
     * A customer's invoices, the newest first.
     *
     * @param cursor what the page before said is next
     * @param limit from 1 to 100
     */
    Page<StripeInvoice> list(String customer, Optional<String> cursor, int limit);

    /** All of a customer's invoices, the newest first. */
    List<StripeInvoice> ofCustomer(String customer);

    Optional<StripeInvoice> find(String invoice);
}
