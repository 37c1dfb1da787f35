package com.keyri.stripe;

import com.keyri.organization.model.OrganizationId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A page at Stripe on which somebody enters how to pay and agrees to a subscription.
 *
 * @param organization whose subscription it will be
 * @param customer the organization's at Stripe; where there is none, Stripe makes one
 * @param flatPrices prices that are paid once a period
 * @param meteredPrices prices of what a meter counts
 * @param trialDays without payment; none where 0
 * @param success where the person comes back to, having agreed
 * @param cancel where the person comes back to otherwise
 * @param isTaxAutomatic whether Stripe is to find out the taxes
 * @param idempotencyKey the same for each attempt at making this page
 */
public record NewCheckout(
        OrganizationId organization,
        Optional<String> customer,
        List<String> flatPrices,
        List<String> meteredPrices,
        int trialDays,
        URI success,
        URI cancel,
        boolean isTaxAutomatic,
        String idempotencyKey) {
    public NewCheckout {
        flatPrices = List.copyOf(flatPrices);
        meteredPrices = List.copyOf(meteredPrices);
        if (flatPrices.isEmpty() && meteredPrices.isEmpty()) {
            throw new IllegalArgumentException("a checkout of nothing");
        }
    }
}
