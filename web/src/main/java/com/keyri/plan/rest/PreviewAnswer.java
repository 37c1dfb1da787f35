package com.keyri.plan.rest;

import com.keyri.money.rest.MoneyBody;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.PreviewedBill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers would pay for the present period. */
public record PreviewAnswer(List<Entry> items) {
    /**
     * One customer.
     *
     * @param number of the version that they have
     * @param difference absent where the currencies differ
     */
    public record Entry(
            OrganizationId organizationId,
            String organizationName,
            int number,
            MoneyBody now,
            MoneyBody then,
            @Nullable MoneyBody difference) {
        static Entry from(PreviewedBill bill) {
            return new Entry(
                    bill.organization(),
                    bill.organizationName(),
                    bill.version(),
                    MoneyBody.from(bill.now()),
                    MoneyBody.from(bill.then()),
                    bill.difference().map(MoneyBody::from).orElse(null));
        }
    }

    static PreviewAnswer from(List<PreviewedBill> bills) {
        return new PreviewAnswer(bills.stream().map(Entry::from).toList());
    }
}
