package com.keyri.invoice.rest;

import com.keyri.invoice.model.Invoice;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of invoices. */
public record InvoiceList(List<InvoiceBody> items, @Nullable String next) {
    static InvoiceList from(Page<Invoice> page) {
        Page<InvoiceBody> shown = page.map(InvoiceBody::from);
        return new InvoiceList(shown.items(), shown.next().orElse(null));
    }
}
