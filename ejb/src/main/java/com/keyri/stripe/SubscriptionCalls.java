package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions by Stripe's library. */
@ApplicationScoped
public class SubscriptionCalls implements SubscriptionGateway {
    private static final long PAGE = 100;

    @Inject
    StripeCalls calls;

    @Inject
    ScheduleCalls schedules;

    @Override
    public Optional<StripeSubscription> find(String subscription) {
        return found(subscription).map(SubscriptionShape::of);
    }

    private Optional<Subscription> found(String id) {
        try {
            return Optional.of(calls.call(client -> client.v1().subscriptions().retrieve(id)));
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Subscription get(String id) {
        return found(id).orElseThrow(() -> StripeException.of(StripeFailure.NOT_FOUND));
    }

    @Override
    public List<StripeSubscription> ofCustomer(String customer) {
        return StripePages.all(cursor -> page(customer, cursor)).stream()
                .map(SubscriptionShape::of)
                .toList();
    }

    private Page<Subscription> page(String customer, Optional<String> cursor) {
        SubscriptionListParams params = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setStartingAfter(cursor.orElse(null))
                .setLimit(PAGE)
                .build();
        return StripePages.page(calls.call(client -> client.v1().subscriptions().list(params)));
    }

    @Override
    public StripeSubscription change(SubscriptionChange change) {
        schedules.release(get(change.subscription()), change.idempotencyKey());
        SubscriptionUpdateParams.Builder params = SubscriptionUpdateParams.builder()
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.PENDING_IF_INCOMPLETE);
        // In a fixed order: under one idempotency key Stripe wants the same request, letter by letter.
        change.newPrices().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> item().setId(entry.getKey()).setPrice(entry.getValue()))
                .forEach(item -> params.addItem(item.build()));
        change.addedPrices()
                .forEach(price -> params.addItem(item().setPrice(price).build()));
        change.removedItems()
                .forEach(id -> params.addItem(item().setId(id).setDeleted(true).build()));
        return update(change.subscription(), params.build(), change.idempotencyKey());
    }

    private static SubscriptionUpdateParams.Item.Builder item() {
        return SubscriptionUpdateParams.Item.builder();
    }

    private StripeSubscription update(String id, SubscriptionUpdateParams params, String idempotencyKey) {
        return SubscriptionShape.of(
                calls.call(client -> client.v1().subscriptions().update(id, params, under(idempotencyKey))));
    }

    @Override
    public StripeSubscription changeAtPeriodEnd(PlannedSubscriptionChange change) {
        schedules.plan(get(change.subscription()), change);
        return SubscriptionShape.of(get(change.subscription()));
    }

    @Override
    public StripeSubscription cancelChangeAtPeriodEnd(String subscription, String idempotencyKey) {
        schedules.release(get(subscription), idempotencyKey);
        return SubscriptionShape.of(get(subscription));
    }

    @Override
    public StripeSubscription endAtPeriodEnd(String subscription, boolean ends, String idempotencyKey) {
        schedules.release(get(subscription), idempotencyKey);
        SubscriptionUpdateParams params =
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(ends).build();
        return update(subscription, params, idempotencyKey);
    }

    @Override
    public StripeSubscription end(String subscription, String idempotencyKey) {
        Subscription present = get(subscription);
        if (SubscriptionShape.hasEnded(present)) {
            return SubscriptionShape.of(present);
        }
        return SubscriptionShape.of(
                calls.call(client -> client.v1().subscriptions().cancel(subscription, under(idempotencyKey))));
    }

    private static RequestOptions under(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }
}
