package com.keyri.it;

import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A look behind the application, as the owner of the schema. */
public record Database(TestServer server) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Lets time pass for one row: the server's clock can't be moved, its rows can. */
    public void age(String table, String id, String change) throws SQLException {
        try (Connection owner = server.asOwner();
                PreparedStatement update =
                        owner.prepareStatement("update " + table + " set " + change + " where id = ?")) {
            update.setObject(1, uuid(id));
            if (update.executeUpdate() != 1) {
                throw new AssertionError("no " + table + " " + id);
            }
        }
    }

    /** What the audit record says about one thing, oldest first: action, result, and reason where there is one. */
    public List<String> audit(String targetId) throws SQLException {
        try (Connection owner = server.asOwner();
                PreparedStatement query = owner.prepareStatement("select action, result, coalesce(' ' || reason, '')"
                        + " from audit_event where target_id = ? order by occurred_at, id")) {
            query.setString(1, targetId);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1) + " " + rows.getString(2) + rows.getString(3));
                }
            }
            return found;
        }
    }

    /** From where the newest event about one thing came: the address, and whether it has a correlation id. */
    String auditedOrigin(String targetId) throws SQLException {
        try (Connection owner = server.asOwner();
                PreparedStatement query = owner.prepareStatement("select context::json ->> 'address',"
                        + " correlation_id ~ '^[0-9a-f-]{36}$' from audit_event where target_id = ?"
                        + " order by occurred_at desc, id desc limit 1")) {
            query.setString(1, targetId);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new AssertionError("nothing is recorded about " + targetId);
                }
                return rows.getString(1) + (rows.getBoolean(2) ? " with" : " without") + " correlation id";
            }
        }
    }

    /** One number. */
    static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The UUID behind an id's text form (26 characters of Crockford's base32). */
    public static UUID uuid(String id) {
        String text = id.substring(id.indexOf('_') + 1);
        java.math.BigInteger value = java.math.BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            value = value.shiftLeft(5).or(java.math.BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
        }
        return new UUID(value.shiftRight(64).longValue(), value.longValue());
    }

    /** The text form of an id. */
    public static String text(String prefix, UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            text.append(ALPHABET.charAt((int) (low & 31)));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + '_' + text.reverse();
    }
}
