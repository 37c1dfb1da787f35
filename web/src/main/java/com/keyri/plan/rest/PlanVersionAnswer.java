package com.keyri.plan.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.TermsWords;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan on the wire.
 *
 * @param organizationId whose override it is; absent where everybody can have it
 * @param summary the terms in words
 * @param published what it is called at Stripe; absent until it is published
 */
public record PlanVersionAnswer(
        PlanVersionId planVersionId,
        PlanId planId,
        String planName,
        int number,
        @Nullable OrganizationId organizationId,
        TermsBody terms,
        String summary,
        @Nullable Published published,
        Instant createdAt) {
    /** The prices at Stripe. */
    public record Published(String productId, String flatFeePriceId, List<ChargePrice> charges) {
        static Published from(PublishedPrices prices) {
            return new Published(
                    prices.product(),
                    prices.flatFee(),
                    new TreeMap<>(prices.charges())
                            .entrySet().stream()
                                    .map(charge -> new ChargePrice(charge.getKey(), charge.getValue()))
                                    .toList());
        }
    }

    /** The price of a charge at Stripe. */
    public record ChargePrice(Meter meter, String priceId) {}

    static PlanVersionAnswer from(PlanVersion version) {
        return new PlanVersionAnswer(
                version.id(),
                version.plan().id(),
                version.planName(),
                version.number(),
                version.customer().orElse(null),
                TermsBody.from(version.terms()),
                TermsWords.of(version.terms()),
                version.prices().map(Published::from).orElse(null),
                version.madeAt());
    }
}
