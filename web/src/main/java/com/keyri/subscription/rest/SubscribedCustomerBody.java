package com.keyri.subscription.rest;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.CutOff;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.subscription.model.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An organization with what it has, as the staff see it. */
public record SubscribedCustomerBody(
        OrganizationId organizationId,
        String name,
        Standing standing,
        Instant since,
        @Nullable Instant graceUntil,
        @Nullable CutOffBody cutOff,
        @Nullable PlanVersionId planVersionId,
        @Nullable String plan,
        @Nullable SubscriptionStatus status,
        @Nullable Instant periodEnd,
        @Nullable String customerId) {
    /** Somebody's decision. */
    public record CutOffBody(Instant at, AccountId by, String reason) {
        static CutOffBody from(CutOff cutOff) {
            return new CutOffBody(cutOff.at(), cutOff.by(), cutOff.reason());
        }
    }

    static SubscribedCustomerBody from(SubscribedCustomer customer) {
        return new SubscribedCustomerBody(
                customer.organization(),
                customer.name(),
                customer.standing(),
                customer.since(),
                customer.graceUntil().orElse(null),
                customer.cutOff().map(CutOffBody::from).orElse(null),
                customer.version().orElse(null),
                customer.plan().orElse(null),
                customer.status().orElse(null),
                customer.periodEnd().orElse(null),
                customer.customer().orElse(null));
    }
}
