package com.keyri.plan.model;

import com.keyri.money.model.Money;
import java.util.Currency;
import java.util.List;

/** What is owed, line by line, before tax. */
public record Bill(Currency currency, List<BillLine> lines) {
    public Bill {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return new Money(lines.stream().mapToLong(BillLine::amount).reduce(0, Math::addExact), currency);
    }
}
