package com.keyri.stripe;

import com.keyri.subscription.model.SubscriptionStatus;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library's subscriptions as ours. */
final class SubscriptionShape {
    private SubscriptionShape() {}

    static StripeSubscription of(Subscription subscription) {
        if (Boolean.TRUE.equals(subscription.getItems().getHasMore())) {
            // Ours have a handful of items; to go on with some of them would be to bill wrongly.
            throw StripeException.refused(Optional.of("too_many_items"), Optional.empty());
        }
        List<SubscriptionItem> items = subscription.getItems().getData();
        Instant created = moment(subscription.getCreated()).orElse(Instant.EPOCH);
        Instant start = first(
                items.stream().map(SubscriptionItem::getCurrentPeriodStart).toList(), created);
        Instant end =
                first(items.stream().map(SubscriptionItem::getCurrentPeriodEnd).toList(), created);
        return new StripeSubscription(
                subscription.getId(),
                subscription.getCustomer(),
                SubscriptionStatus.of(subscription.getStatus()),
                items.stream()
                        .map(item -> new StripeSubscriptionItem(
                                item.getId(), item.getPrice().getId()))
                        .toList(),
                start,
                end,
                moment(subscription.getTrialEnd()),
                Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd())
                        ? Optional.of(end)
                        : moment(subscription.getCancelAt()),
                Currency.getInstance(subscription.getCurrency().toUpperCase(Locale.ROOT)),
                created,
                Optional.ofNullable(subscription.getSchedule()),
                subscription.getPendingUpdate() != null);
    }

    static boolean hasEnded(Subscription subscription) {
        return SubscriptionStatus.of(subscription.getStatus()).isOver();
    }

    private static Instant first(List<Long> seconds, Instant otherwise) {
        return seconds.stream().findFirst().map(Instant::ofEpochSecond).orElse(otherwise);
    }

    private static Optional<Instant> moment(@Nullable Long seconds) {
        return Optional.ofNullable(seconds).map(Instant::ofEpochSecond);
    }
}
