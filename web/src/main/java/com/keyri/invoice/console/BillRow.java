package com.keyri.invoice.console;

import com.keyri.invoice.model.ExpectedBill;
import com.keyri.invoice.model.ExpectedLine;
import com.keyri.money.model.Money;
import com.keyri.plan.model.PricedLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * A line of an expected bill as it is shown.
 *
 * @param how the amount was computed, in a few words
 */
public record BillRow(String what, String plan, Instant from, Instant to, String how, String amount) {
    static List<BillRow> of(ExpectedBill bill) {
        return bill.lines().stream().map(line -> of(line, bill.currency())).toList();
    }

    private static BillRow of(ExpectedLine line, Currency currency) {
        return new BillRow(
                line.kind().label(),
                line.planName(),
                line.from(),
                line.to(),
                line.usage().map(usage -> how(usage, currency)).orElse("in advance"),
                new Money(line.amount(), currency).toString());
    }

    private static String how(PricedLine usage, Currency currency) {
        String units = number(usage.quantity());
        if (usage.price().minorUnits().signum() == 0) {
            return units + " included";
        }
        if (usage.packageSize() == 1) {
            return units + " × " + usage.price().in(currency);
        }
        long packages = (usage.quantity() - 1) / usage.packageSize() + 1;
        return units + ", which begin " + number(packages) + (packages == 1 ? " package" : " packages") + " of "
                + number(usage.packageSize()) + ", × " + usage.price().in(currency);
    }

    private static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
