package com.keyri.it.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.it.AccessTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The services of the running application, each of their methods called as each caller of docs/security/access.md: what
 * the container lets in is what the table says, also where nothing stands before the service.
 */
class ServiceAccessIT {
    private static final Set<String> MEMBERS = Set.of("viewer", "billing", "developer", "administrator", "owner");
    private static final Set<String> STAFF =
            Set.of("staff-support", "staff-billing", "auditor", "staff-administrator", "security-officer");

    private final AccessTable table = AccessTable.read("Service methods");

    @Test
    void shouldLetInWhomTheTableSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (ProbedKeyri keyri = ProbedKeyri.start()) {
            for (String caller : table.callers()) {
                Map<String, String> answers = keyri.answers(roles(caller));
                assertEquals(new TreeSet<>(table.rows().keySet()), new TreeSet<>(answers.keySet()));
                answers.forEach((method, answer) -> {
                    String expected = table.cell(method, caller);
                    if (!answer.equals(expected)) {
                        wrong.add(caller + " at " + method + ": " + expected + " but " + answer);
                    }
                });
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Set<String> roles(String caller) {
        if (MEMBERS.contains(caller)) {
            return Set.of("account", "member", caller);
        }
        if (STAFF.contains(caller)) {
            return Set.of("account", "staff", caller);
        }
        return switch (caller) {
            case "nobody" -> Set.of();
            case "no organization", "no staff role" -> Set.of("account");
            default -> Set.of(caller.replace("key: ", ""));
        };
    }
}
