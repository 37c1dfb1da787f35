package com.keyri.invoice;

import com.keyri.invoice.model.MonthlyChurn;
import com.keyri.invoice.model.MonthlyRevenue;
import com.keyri.money.model.Money;
import java.util.List;

/**
 * What customers bring.
 *
 * @param recurring of each plan and currency, the largest first
 * @param total the same of all plans, in each currency
 * @param months what was invoiced, the oldest first
 * @param churn how subscriptions came and went, the oldest first
 * @param unknown subscriptions whose prices are nobody's here, which no sum has in it
 */
public record Revenue(
        List<OfPlan> recurring,
        List<Money> total,
        List<MonthlyRevenue> months,
        List<MonthlyChurn> churn,
        long unknown) {
    public Revenue {
        recurring = List.copyOf(recurring);
        total = List.copyOf(total);
        months = List.copyOf(months);
        churn = List.copyOf(churn);
    }

    /**
     * What a plan brings.
     *
     * @param monthly the flat fees of a month; a year's by twelve. Usage isn't recurring
     */
    public record OfPlan(String name, long paying, long trials, Money monthly) {}
}
