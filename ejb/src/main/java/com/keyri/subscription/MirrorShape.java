package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.stripe.StripeSubscription;
import com.keyri.subscription.model.MirroredItem;
import com.keyri.subscription.model.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stripe's subscription as the mirror has it. */
final class MirrorShape {
    private static final int LONGEST = 400;

    private MirrorShape() {}

    static Subscription of(StripeSubscription read, OrganizationId organization, Optional<PlanVersionId> version) {
        return new Subscription(
                read.id(),
                organization,
                read.customer(),
                read.status(),
                version,
                items(read),
                read.periodStart(),
                read.periodEnd(),
                read.trialEnd(),
                read.cancelAt(),
                read.schedule(),
                read.pendingUpdate(),
                read.created());
    }

    static List<MirroredItem> items(StripeSubscription read) {
        return read.items().stream()
                .map(item -> new MirroredItem(item.id(), item.price()))
                .toList();
    }

    /** The prices' ids, cut where there are absurdly many. */
    static String prices(List<MirroredItem> items) {
        String prices = items.stream().map(MirroredItem::price).collect(Collectors.joining(" "));
        if (prices.isEmpty()) {
            return "no price";
        }
        return prices.length() > LONGEST ? prices.substring(0, LONGEST) : prices;
    }
}
