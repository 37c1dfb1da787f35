package com.keyri.order.model;

import com.keyri.money.model.Money;
import com.keyri.plan.model.PlanVersionId;
import java.util.Currency;

/**
 * What was ordered.
 *
 * @param version whose terms never change, so it says all prices
 * @param name what the plan was called then
 * @param flatFee minor units for each interval
 */
public record OrderedPlan(PlanVersionId version, String name, Currency currency, long flatFee) {
    public Money fee() {
        return new Money(flatFee, currency);
    }
}
