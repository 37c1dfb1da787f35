package com.keyri.it.attack;

import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The audit record as its owner reads it, in the order in which it was written. */
final class AuditTrail implements AutoCloseable {
    private final Connection owner;
    private final Map<String, Integer> read = new HashMap<>();

    AuditTrail(TestServer server) {
        try {
            owner = server.asOwner();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything about one thing: action, result, and reason where there is one. */
    List<String> about(String targetId) throws SQLException {
        return select("action || ' ' || result || coalesce(' ' || reason, '')", "", targetId);
    }

    /** The reasons why one call was refused something about {@code targetId}. */
    List<String> refusals(String targetId, String correlationId) throws SQLException {
        return select("reason", " and result = 'REFUSED' and correlation_id = ?", targetId, correlationId);
    }

    /** The reasons of those refusals that weren't asked for before. */
    synchronized List<String> newRefusals(String targetId) throws SQLException {
        List<String> all = select("reason", " and result = 'REFUSED'", targetId);
        List<String> fresh = all.subList(read.getOrDefault(targetId, 0), all.size());
        read.put(targetId, all.size());
        return fresh;
    }

    private List<String> select(String what, String condition, String... values) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(
                "select " + what + " from audit_event where target_id = ?" + condition + " order by occurred_at, id")) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
