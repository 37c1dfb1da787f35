package com.keyri.invoice.rest;

import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of differences. */
public record InvoiceDifferenceList(
        List<InvoiceDifferenceBody> items, @Nullable String next) {
    static InvoiceDifferenceList from(Page<InvoiceDifference> page) {
        Page<InvoiceDifferenceBody> shown = page.map(InvoiceDifferenceBody::from);
        return new InvoiceDifferenceList(shown.items(), shown.next().orElse(null));
    }
}
