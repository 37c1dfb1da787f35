package com.keyri.plan.rest;

import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.UnitPrice;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A tier of a price.
 *
 * @param upTo its last unit; absent in the last tier
 * @param unitPrice minor units of the currency, as a decimal text
 */
public record TierBody(
        @Min(value = 1, message = TierBody.QUANTITY) @Max(value = Charge.MOST_QUANTITY, message = TierBody.QUANTITY) @Nullable Long upTo,

        @NotNull @PriceText String unitPrice) {
    static final String QUANTITY = "must be from 1 to 10000000000";

    static TierBody from(Tier tier) {
        return new TierBody(
                tier.upTo().isPresent() ? tier.upTo().getAsLong() : null,
                tier.unit().minorUnits().toPlainString());
    }

    Tier tier() {
        return new Tier(upTo == null ? OptionalLong.empty() : OptionalLong.of(upTo), price(unitPrice));
    }

    static UnitPrice price(String text) {
        return new UnitPrice(new BigDecimal(text));
    }
}
