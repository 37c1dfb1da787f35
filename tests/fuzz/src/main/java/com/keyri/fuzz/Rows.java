package com.keyri.fuzz;

import com.keyri.test.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The rows of the database, and whether each new one was asked for by a request that was granted. */
final class Rows {
    /** Where an operation makes exactly one row. */
    private static final Map<String, String> EXACTLY = Map.of(
            "createOrganization", "organization",
            "createApplication", "application",
            "createApiKey", "api_key",
            "createEnrolment", "enrolment",
            "completeEnrolment", "device",
            "startSignIn", "sign_in",
            "createTransaction", "transaction_approval");

    /** Where it makes one at most. */
    private static final Map<String, String> AT_MOST =
            Map.of("recogniseBrowser", "known_browser", "redeem", "access_token");

    /** What no request makes. */
    private static final List<String> NEVER = List.of("node", "server_key");

    private final ToLongFunction<String> database;
    private Map<String, Long> before = Map.of();
    private final Map<String, Long> granted = new TreeMap<>();

    /** {@code database} answers a query with one number. */
    Rows(ToLongFunction<String> database) {
        this.database = database;
        begin();
    }

    /** Counts from now on, and forgets what was before. */
    final synchronized void begin() {
        before = count();
        granted.clear();
    }

    /** Hears of each answer. */
    void answered(Operation operation, int status) {
        answered(operation.id(), status);
    }

    synchronized void answered(String operationId, int status) {
        if (status >= 200 && status < 300) {
            granted.merge(operationId, 1L, Long::sum);
        }
    }

    /** Rows that came, or didn't, without a reason. */
    synchronized List<String> troubles() {
        Map<String, Long> after = count();
        List<String> troubles = new ArrayList<>();
        after.forEach((table, rows) -> {
            long grown = rows - before.getOrDefault(table, 0L);
            long exactly = granted(EXACTLY, table);
            long most = exactly + granted(AT_MOST, table);
            if (grown > most || grown < exactly) {
                troubles.add(grown + " new rows in " + table + ", where " + exactly + " to " + most + " were granted");
            }
        });
        return troubles;
    }

    private long granted(Map<String, String> tables, String table) {
        return tables.entrySet().stream()
                .filter(each -> each.getValue().equals(table))
                .mapToLong(each -> granted.getOrDefault(each.getKey(), 0L))
                .sum();
    }

    private Map<String, Long> count() {
        List<String> tables = new ArrayList<>(NEVER);
        tables.addAll(EXACTLY.values());
        tables.addAll(AT_MOST.values());
        Map<String, Long> counts = new TreeMap<>();
        tables.forEach(table -> counts.put(table, database.applyAsLong("select count(*) from keyri." + table)));
        return counts;
    }
}
