package com.keyri.stripe;

import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionSchedule;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Stripe's schedules: what a subscription consists of from its next period on. */
@ApplicationScoped
public class ScheduleCalls {
    @Inject
    StripeCalls calls;

    /** Lets the subscription go its own way again, where there is a schedule. */
    void release(Subscription subscription, String idempotencyKey) {
        Optional.ofNullable(subscription.getSchedule())
                .ifPresent(schedule -> calls.call(client ->
                        client.v1().subscriptionSchedules().release(schedule, under(idempotencyKey, "release"))));
    }

    /** The present period as it is, and other prices in the next one; afterwards the schedule ends by itself. */
    void plan(Subscription subscription, PlannedSubscriptionChange change) {
        SubscriptionSchedule schedule = Optional.ofNullable(subscription.getSchedule())
                .map(this::get)
                .orElseGet(() -> create(subscription.getId(), change.idempotencyKey()));
        SubscriptionScheduleUpdateParams params = SubscriptionScheduleUpdateParams.builder()
                .setEndBehavior(SubscriptionScheduleUpdateParams.EndBehavior.RELEASE)
                .addPhase(present(schedule))
                .addPhase(next(change))
                .build();
        calls.call(client -> client.v1()
                .subscriptionSchedules()
                .update(schedule.getId(), params, under(change.idempotencyKey(), "plan")));
    }

    private SubscriptionSchedule get(String id) {
        return calls.call(client -> client.v1().subscriptionSchedules().retrieve(id));
    }

    private SubscriptionSchedule create(String subscription, String idempotencyKey) {
        SubscriptionScheduleCreateParams params = SubscriptionScheduleCreateParams.builder()
                .setFromSubscription(subscription)
                .build();
        return calls.call(
                client -> client.v1().subscriptionSchedules().create(params, under(idempotencyKey, "schedule")));
    }

    private static Phase present(SubscriptionSchedule schedule) {
        long start = schedule.getCurrentPhase().getStartDate();
        SubscriptionSchedule.Phase known = schedule.getPhases().stream()
                .filter(phase -> phase.getStartDate() == start)
                .findFirst()
                .orElseThrow(() -> StripeException.of(StripeFailure.BROKEN));
        Phase.Builder phase = Phase.builder()
                .setStartDate(known.getStartDate())
                .setEndDate(known.getEndDate())
                .setTrialEnd(known.getTrialEnd())
                .setProrationBehavior(Phase.ProrationBehavior.NONE);
        known.getItems().stream()
                .map(item -> Phase.Item.builder()
                        .setPrice(item.getPrice())
                        .setQuantity(item.getQuantity())
                        .build())
                .forEach(phase::addItem);
        return phase.build();
    }

    private Phase next(PlannedSubscriptionChange change) {
        Phase.Builder phase = Phase.builder()
                .setDuration(period(change.prices().get(0)))
                .setProrationBehavior(Phase.ProrationBehavior.NONE);
        change.prices()
                .forEach(price ->
                        phase.addItem(Phase.Item.builder().setPrice(price).build()));
        return phase.build();
    }

    private Phase.Duration period(String price) {
        Price.Recurring recurring = Optional.ofNullable(
                        calls.call(client -> client.v1().prices().retrieve(price))
                                .getRecurring())
                .orElseThrow(() -> StripeException.refused(Optional.of("price_not_recurring"), Optional.empty()));
        return Phase.Duration.builder()
                .setInterval(
                        Phase.Duration.Interval.valueOf(recurring.getInterval().toUpperCase(Locale.ROOT)))
                .setIntervalCount(recurring.getIntervalCount())
                .build();
    }

    private static RequestOptions under(String idempotencyKey, String step) {
        return RequestOptions.builder()
                .setIdempotencyKey(idempotencyKey + '-' + step)
                .build();
    }
}
