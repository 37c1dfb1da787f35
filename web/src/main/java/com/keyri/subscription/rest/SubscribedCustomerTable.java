package com.keyri.subscription.rest;

import com.keyri.paging.model.Page;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.web.rest.csv.CsvTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Organizations with what they have, as a table of comma-separated values. */
final class SubscribedCustomerTable {
    private static final List<String> COLUMNS = List.of(
            "organization",
            "name",
            "standing",
            "since",
            "grace until",
            "plan",
            "plan version",
            "status",
            "period end",
            "customer");

    private SubscribedCustomerTable() {}

    /** All of a list that comes in pages, up to the most that a table holds. */
    static CsvTable of(Function<Optional<String>, Page<SubscribedCustomer>> list) {
        List<List<String>> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<SubscribedCustomer> page = list.apply(cursor);
            page.items().forEach(customer -> rows.add(row(customer)));
            cursor = page.next();
        } while (cursor.isPresent() && rows.size() < CsvTable.MOST_ROWS);
        return new CsvTable(COLUMNS, rows);
    }

    private static List<String> row(SubscribedCustomer customer) {
        return List.of(
                customer.organization().toString(),
                customer.name(),
                customer.standing().name(),
                customer.since().toString(),
                customer.graceUntil().map(Instant::toString).orElse(""),
                customer.plan().orElse(""),
                customer.version().map(Object::toString).orElse(""),
                customer.status().map(Enum::name).orElse(""),
                customer.periodEnd().map(Instant::toString).orElse(""),
                customer.customer().orElse(""));
    }
}
