package com.keyri.order.rest;

import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as its customer sees it; the staff sees the same without the person. */
public record OrderBody(
        OrderId orderId,
        OrganizationId organizationId,
        PlanVersionId planVersionId,
        String planName,
        String currency,
        long flatFee,
        OrderState state,
        @Nullable OrdererBody orderedBy,
        Instant draftedAt,
        Instant expiresAt,
        @Nullable Instant placedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        @Nullable OrderEnd endReason,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt,
        @Nullable String stripeCustomer,
        @Nullable String stripeSubscription) {
    static OrderBody from(Order order) {
        return new OrderBody(
                order.id(),
                order.organization(),
                order.plan().version(),
                order.plan().name(),
                order.plan().currency().getCurrencyCode(),
                order.plan().flatFee(),
                order.state(),
                order.orderer().map(OrdererBody::from).orElse(null),
                order.moments().draftedAt(),
                order.moments().expiresAt(),
                order.moments().placedAt().orElse(null),
                order.moments().activatedAt().orElse(null),
                order.moments().endedAt().orElse(null),
                order.end().orElse(null),
                order.moments().archivedAt().orElse(null),
                order.moments().deletedAt().orElse(null),
                order.stripe().customer().orElse(null),
                order.stripe().subscription().orElse(null));
    }
}
