package com.keyri.it.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A sign-in as the database has it.
 *
 * @param state its state
 * @param claimed whether a phone has claimed it
 * @param approved whether there is the evidence of an approval
 * @param redeemed whether its code was redeemed
 * @param ended whether what it gave was taken back
 * @param steps the changes of its state that the audit log has, in their order
 */
record Recorded(String state, boolean claimed, boolean approved, boolean redeemed, boolean ended, List<String> steps) {
    /** Those in which nothing more can happen. */
    private static final Set<String> ENDS = Set.of("REDEEMED", "DECLINED", "EXPIRED", "CANCELLED");

    private static final String ROWS = """
            select s.id, s.state, s.claimed_at is not null,
                s.approval_evidence is not null and s.decided_at is not null, s.redeemed_at is not null, s.ended_at is not null
            from sign_in s where s.organization_id = ?
            """;
    private static final String EVENTS = """
            select target_id, action from audit_event
            where organization_id = ? and target_type = 'sign-in' and result = 'SUCCESS'
                and action like 'sign-in.%' and action <> 'sign-in.number-entered'
            order by occurred_at, id
            """;

    Recorded {
        steps = List.copyOf(steps);
    }

    /** All sign-ins of an organization, also those that nobody was told of. */
    static Map<UUID, Recorded> all(Connection owner, UUID organization) throws SQLException {
        Map<UUID, List<String>> events = events(owner, organization);
        Map<UUID, Recorded> all = new HashMap<>();
        try (PreparedStatement query = owner.prepareStatement(ROWS)) {
            query.setObject(1, organization);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    all.put(
                            id,
                            new Recorded(
                                    rows.getString(2),
                                    rows.getBoolean(3),
                                    rows.getBoolean(4),
                                    rows.getBoolean(5),
                                    rows.getBoolean(6),
                                    events.getOrDefault(id, List.of())));
                    events.remove(id);
                }
            }
        }
        if (!events.isEmpty()) {
            throw new AssertionError("recorded, but not there: " + events);
        }
        return all;
    }

    /** Lets the time of all that are still open run out: the server's clock can't be moved, its rows can. */
    static void age(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.executeUpdate(
                    "update sign_in set expires_at = now()" + " where state in ('PENDING', 'CLAIMED', 'APPROVED')");
        }
    }

    boolean isOver() {
        return ENDS.contains(state);
    }

    /** The steps that lead to what the row shows, each once. */
    List<String> expectedSteps() {
        List<String> expected = new ArrayList<>(List.of("sign-in.started"));
        if (claimed) {
            expected.add("sign-in.claimed");
        }
        if (approved) {
            expected.add("sign-in.approved");
        }
        if (redeemed) {
            expected.add("sign-in.redeemed");
        }
        if (ended) {
            expected.add("sign-in.ended");
        }
        if (isOver() && !state.equals("REDEEMED")) {
            expected.add("sign-in." + state.toLowerCase(java.util.Locale.ROOT));
        }
        return expected;
    }

    /** Whether state and columns say the same. */
    boolean isConsistent() {
        return switch (state) {
            case "PENDING" -> !claimed && !approved && !redeemed;
            case "CLAIMED" -> claimed && !approved && !redeemed;
            case "APPROVED" -> claimed && approved && !redeemed;
            case "REDEEMED" -> claimed && approved && redeemed;
            case "DECLINED" -> claimed && !approved && !redeemed;
            case "CANCELLED" -> !approved && !redeemed;
            default -> !redeemed;
        };
    }

    private static Map<UUID, List<String>> events(Connection owner, UUID organization) throws SQLException {
        Map<UUID, List<String>> events = new HashMap<>();
        try (PreparedStatement query = owner.prepareStatement(EVENTS)) {
            query.setObject(1, organization);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.computeIfAbsent(com.keyri.it.Database.uuid(rows.getString(1)), id -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return events;
    }
}
