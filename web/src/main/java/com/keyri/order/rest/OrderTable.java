package com.keyri.order.rest;

import com.keyri.money.model.Money;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.paging.model.Page;
import com.keyri.web.rest.csv.CsvTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Orders as a table of comma-separated values. */
final class OrderTable {
    private static final List<String> COLUMNS = List.of(
            "order",
            "organization",
            "plan",
            "plan version",
            "flat fee",
            "currency",
            "state",
            "drafted",
            "placed",
            "active",
            "ended",
            "end reason",
            "archived",
            "deleted");

    private OrderTable() {}

    /** All of a list that comes in pages, up to the most that a table holds. */
    static CsvTable of(Function<Optional<String>, Page<Order>> list) {
        List<List<String>> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Order> page = list.apply(cursor);
            page.items().forEach(order -> rows.add(row(order)));
            cursor = page.next();
        } while (cursor.isPresent() && rows.size() < CsvTable.MOST_ROWS);
        return new CsvTable(COLUMNS, rows);
    }

    private static List<String> row(Order order) {
        Money fee = order.plan().fee();
        return List.of(
                order.id().toString(),
                order.organization().toString(),
                order.plan().name(),
                order.plan().version().toString(),
                fee.toString().substring(0, fee.toString().indexOf(' ')),
                order.plan().currency().getCurrencyCode(),
                order.state().name(),
                order.moments().draftedAt().toString(),
                text(order.moments().placedAt()),
                text(order.moments().activatedAt()),
                text(order.moments().endedAt()),
                order.end().map(OrderEnd::name).orElse(""),
                text(order.moments().archivedAt()),
                text(order.moments().deletedAt()));
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
