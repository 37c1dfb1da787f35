package com.keyri.order.model;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** That a customer is to be erased at Stripe: one of the staff asks for it, another one does it. */
public record RequestedErasure(
        ErasureId id,
        OrganizationId organization,
        String customer,
        ErasureState state,
        AccountId requestedBy,
        Instant requestedAt,
        Optional<AccountId> confirmedBy,
        Optional<Instant> confirmedAt,
        Optional<Instant> doneAt) {}
