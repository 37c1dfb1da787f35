package com.keyri.database.store;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody's rows in every table: one organization with one person, or the staff with one of theirs.
 *
 * @param name how results call it
 * @param organization the organization; of the staff's world none of that id exists
 * @param account the person
 */
record World(String name, UUID organization, UUID account) {
    static World named(String name) {
        return new World(name, UUID.randomUUID(), UUID.randomUUID());
    }

    /** Whether a row, written as text, is one of its. */
    boolean owns(String row) {
        return Set.of(organization, account).stream().anyMatch(id -> row.contains(id.toString()));
    }

    /** The statements with this world's ids; a name in braces is an id, the same wherever it stands. */
    String fill(String statements) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = statements.indexOf('{'); at >= 0; at = statements.indexOf('{', from)) {
            int end = statements.indexOf('}', at);
            filled.append(statements, from, at).append(id(statements.substring(at + 1, end)));
            from = end + 1;
        }
        return filled.append(statements.substring(from)).toString();
    }

    private UUID id(String thing) {
        return switch (thing) {
            case "organization" -> organization;
            case "account" -> account;
            default -> UUID.nameUUIDFromBytes((organization + thing).getBytes(StandardCharsets.UTF_8));
        };
    }
}
