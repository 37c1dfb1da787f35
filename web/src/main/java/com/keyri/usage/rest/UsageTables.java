package com.keyri.usage.rest;

import com.keyri.account.model.AccountId;
import com.keyri.paging.model.Page;
import com.keyri.usage.model.FailedDelta;
import com.keyri.usage.model.UsageDrift;
import com.keyri.usage.model.UsageLeader;
import com.keyri.web.rest.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What staff see of usage, as tables of comma-separated values. */
final class UsageTables {
    private UsageTables() {}

    static CsvTable leaders(List<UsageLeader> leaders) {
        return new CsvTable(
                List.of("organization", "name", "authentications", "active users"),
                leaders.stream()
                        .map(each -> List.of(
                                each.organization().toString(),
                                each.name(),
                                Long.toString(each.authentications()),
                                Long.toString(each.activeUsers())))
                        .toList());
    }

    static CsvTable drifts(Function<Optional<String>, Page<UsageDrift>> list) {
        return new CsvTable(
                List.of(
                        "drift",
                        "kind",
                        "organization",
                        "meter",
                        "from",
                        "to",
                        "delivery",
                        "ours",
                        "theirs",
                        "found",
                        "owner",
                        "state"),
                all(list, UsageTables::drift));
    }

    static CsvTable deliveries(Function<Optional<String>, Page<FailedDelta>> list) {
        return new CsvTable(
                List.of("delivery", "organization", "meter", "at", "quantity", "state", "failure", "attempts"),
                all(list, UsageTables::delivery));
    }

    /** All of a list that comes in pages, up to the most that a table holds. */
    private static <T> List<List<String>> all(Function<Optional<String>, Page<T>> list, Function<T, List<String>> row) {
        List<List<String>> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page = list.apply(cursor);
            page.items().forEach(item -> rows.add(row.apply(item)));
            cursor = page.next();
        } while (cursor.isPresent() && rows.size() < CsvTable.MOST_ROWS);
        return rows;
    }

    private static List<String> drift(UsageDrift drift) {
        return List.of(
                drift.id().toString(),
                drift.found().kind().name(),
                drift.found().organization().toString(),
                drift.found().meter().name(),
                drift.found().from().toString(),
                drift.found().to().toString(),
                drift.found().identifier(),
                Long.toString(drift.found().ours()),
                Long.toString(drift.found().theirs()),
                drift.foundAt().toString(),
                drift.owner().map(AccountId::toString).orElse(""),
                drift.state().name());
    }

    private static List<String> delivery(FailedDelta delta) {
        return List.of(
                delta.identifier(),
                delta.organization().toString(),
                delta.meter().name(),
                delta.at().toString(),
                Long.toString(delta.quantity()),
                delta.state().name(),
                delta.failure(),
                Integer.toString(delta.attempts()));
    }
}
