package com.keyri.order.rest;

import com.keyri.account.model.AccountId;
import com.keyri.order.model.ErasureId;
import com.keyri.order.model.ErasureState;
import com.keyri.order.model.RequestedErasure;
import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The erasure of a customer at Stripe. */
public record ErasureBody(
        ErasureId erasureId,
        OrganizationId organizationId,
        String customer,
        ErasureState state,
        AccountId requestedBy,
        Instant requestedAt,
        @Nullable AccountId confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant doneAt) {
    static ErasureBody from(RequestedErasure erasure) {
        return new ErasureBody(
                erasure.id(),
                erasure.organization(),
                erasure.customer(),
                erasure.state(),
                erasure.requestedBy(),
                erasure.requestedAt(),
                erasure.confirmedBy().orElse(null),
                erasure.confirmedAt().orElse(null),
                erasure.doneAt().orElse(null));
    }
}
