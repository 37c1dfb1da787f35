package com.keyri.invoice.rest;

import com.keyri.invoice.Revenue;
import com.keyri.money.rest.MoneyBody;
import java.util.List;

/** What customers bring: flat fees that come back each month, what was invoiced, and how subscriptions come and go. */
public record RevenueBody(
        List<OfPlan> plans, List<MoneyBody> monthlyRecurring, List<Month> months, List<Churn> churn, long unknown) {
    /** One plan in one currency. */
    public record OfPlan(String planName, long paying, long trials, MoneyBody monthly) {}

    /** One month in one currency. */
    public record Month(String month, MoneyBody paid, MoneyBody open, long invoices) {}

    /** How subscriptions came and went in a month. */
    public record Churn(String month, long atStart, long begun, long ended) {}

    static RevenueBody from(Revenue revenue) {
        return new RevenueBody(
                revenue.recurring().stream()
                        .map(plan ->
                                new OfPlan(plan.name(), plan.paying(), plan.trials(), MoneyBody.from(plan.monthly())))
                        .toList(),
                revenue.total().stream().map(MoneyBody::from).toList(),
                revenue.months().stream()
                        .map(month -> new Month(
                                month.month().toString(),
                                MoneyBody.from(month.paid()),
                                MoneyBody.from(month.open()),
                                month.invoices()))
                        .toList(),
                revenue.churn().stream()
                        .map(churn ->
                                new Churn(churn.month().toString(), churn.atStart(), churn.begun(), churn.ended()))
                        .toList(),
                revenue.unknown());
    }
}
