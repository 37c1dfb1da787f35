package com.keyri.order.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An order: who ordered what for which company, when, at which prices, and what became of it.
 *
 * @param orderer empty where it was deleted
 * @param end why it has ended; empty while it goes on
 */
public record Order(
        OrderId id,
        OrganizationId organization,
        OrderedPlan plan,
        Optional<Orderer> orderer,
        OrderState state,
        OrderMoments moments,
        Optional<OrderEnd> end,
        OrderAtStripe stripe) {

    /** A fresh one. */
    public static Order draft(
            OrderId id, OrganizationId organization, OrderedPlan plan, Orderer orderer, OrderMoments moments) {
        return new Order(
                id,
                organization,
                plan,
                Optional.of(orderer),
                OrderState.DRAFT,
                moments,
                Optional.empty(),
                OrderAtStripe.NOTHING);
    }

    public boolean hasEnded() {
        return end.isPresent();
    }

    /** Whether no other one of the organization's can be placed because of it. */
    public boolean isOpen() {
        return !hasEnded() && (state == OrderState.PLACED || state == OrderState.ACTIVE);
    }

    /** Why that can't become of it now, in words for people; empty where it can. */
    public Optional<String> refusal(OrderStep step, Instant now) {
        return switch (step) {
            case PLACE -> placing(now);
            case ACTIVATE -> unless(state == OrderState.PLACED && !hasEnded(), "only a placed order becomes active");
            case CANCEL ->
                unless(
                        (state == OrderState.DRAFT || state == OrderState.PLACED) && !hasEnded(),
                        state == OrderState.ACTIVE
                                ? "an active order isn't cancelled: end its subscription"
                                : "this order has ended already");
            case END -> unless(state.compareTo(OrderState.ARCHIVED) < 0 && !hasEnded(), "this order has ended already");
            case ARCHIVE -> archiving();
            case DELETE -> deletion();
        };
    }

    private Optional<String> placing(Instant now) {
        if (state != OrderState.DRAFT) {
            return Optional.of("this order has been placed already");
        }
        boolean isOver = hasEnded() || !now.isBefore(moments.expiresAt());
        return unless(!isOver, "this draft isn't good any more: make a new one, at the prices of today");
    }

    private Optional<String> archiving() {
        return switch (state) {
            case DRAFT -> Optional.empty();
            case PLACED -> unless(hasEnded(), "this order waits for its payment: cancel it first");
            case ACTIVE ->
                unless(hasEnded(), "this order is active: it can be archived when its subscription has ended");
            case ARCHIVED, DELETED -> Optional.of("this order is archived already");
        };
    }

    private Optional<String> deletion() {
        return switch (state) {
            case ACTIVE ->
                Optional.of(
                        hasEnded()
                                ? "archive this order first: only an archived order is deleted"
                                : "this order is active, and an active order isn't deleted: end its subscription, then archive it");
            case DRAFT, PLACED -> Optional.of("archive this order first: only an archived order is deleted");
            case ARCHIVED -> Optional.empty();
            case DELETED -> Optional.of("this order is deleted already");
        };
    }

    private static Optional<String> unless(boolean isPossible, String reason) {
        return isPossible ? Optional.empty() : Optional.of(reason);
    }
}
