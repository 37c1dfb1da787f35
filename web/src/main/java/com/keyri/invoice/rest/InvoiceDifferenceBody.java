package com.keyri.invoice.rest;

import com.keyri.account.model.AccountId;
import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.invoice.model.InvoiceLineKind;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an invoice says something else than what was computed here; amounts in minor units. */
public record InvoiceDifferenceBody(
        InvoiceDifferenceId differenceId,
        OrganizationId organizationId,
        String invoiceId,
        InvoiceLineKind kind,
        @Nullable PlanVersionId planVersionId,
        String currency,
        long ours,
        long theirs,
        Instant foundAt,
        @Nullable AccountId ownerId,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {
    static InvoiceDifferenceBody from(InvoiceDifference difference) {
        return new InvoiceDifferenceBody(
                difference.id(),
                difference.organization(),
                difference.invoice().value(),
                difference.kind(),
                difference.version().orElse(null),
                difference.currency().getCurrencyCode(),
                difference.ours(),
                difference.theirs(),
                difference.foundAt(),
                difference.owner().orElse(null),
                difference.resolvedAt().orElse(null),
                difference.resolution().orElse(null));
    }
}
