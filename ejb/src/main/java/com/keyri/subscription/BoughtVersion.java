package com.keyri.subscription;

import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.subscription.model.MirroredItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the version of a plan that a subscription consists of: the one with exactly these prices, or none. */
@ApplicationScoped
class BoughtVersion {
    @Inject
    Plans plans;

    /** The version; empty where some price is missing, too many, or nobody's. Never guessed. */
    Optional<PlanVersion> of(List<MirroredItem> items) {
        List<String> bought = items.stream().map(MirroredItem::price).sorted().toList();
        return items.stream()
                .map(MirroredItem::price)
                .flatMap(price -> plans.byStripePrice(price).stream())
                .filter(version -> version.prices()
                        .filter(prices -> all(prices).sorted().toList().equals(bought))
                        .isPresent())
                .findFirst();
    }

    /** Whether some price is one of ours. */
    boolean knowsAny(List<MirroredItem> items) {
        return items.stream().anyMatch(item -> plans.byStripePrice(item.price()).isPresent());
    }

    static Stream<String> all(PublishedPrices prices) {
        return Stream.concat(Stream.of(prices.flatFee()), prices.charges().values().stream());
    }
}
