package com.keyri.plan.rest;

import com.keyri.money.model.Money;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.PreviewedBill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers would pay for the present period. */
public record PreviewAnswer(List<Entry> items) {
    /** An amount. */
    public record Amount(long minorUnits, String currency) {
        static Amount from(Money money) {
            return new Amount(money.minorUnits(), money.currency().getCurrencyCode());
        }
    }

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
            Amount now,
            Amount then,
            @Nullable Amount difference) {
        static Entry from(PreviewedBill bill) {
            return new Entry(
                    bill.organization(),
                    bill.organizationName(),
                    bill.version(),
                    Amount.from(bill.now()),
                    Amount.from(bill.then()),
                    bill.difference().map(Amount::from).orElse(null));
        }
    }

    static PreviewAnswer from(List<PreviewedBill> bills) {
        return new PreviewAnswer(bills.stream().map(Entry::from).toList());
    }
}
