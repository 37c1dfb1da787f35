package com.keyri.invoice.model;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * Where an invoice says something else than what was computed here.
 *
 * @param ours minor units
 * @param theirs minor units
 * @param owner who of the staff looks into it
 * @param resolution what it was; empty while it is open
 */
public record InvoiceDifference(
        InvoiceDifferenceId id,
        OrganizationId organization,
        InvoiceId invoice,
        InvoiceLineKind kind,
        Optional<PlanVersionId> version,
        Currency currency,
        long ours,
        long theirs,
        Instant foundAt,
        Optional<AccountId> owner,
        Optional<Instant> resolvedAt,
        Optional<String> resolution,
        long revision) {}
