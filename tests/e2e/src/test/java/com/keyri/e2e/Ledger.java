package com.keyri.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** Reads the platform's database as its administrator; writes nothing. */
record Ledger(String url, String password) {
    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";

    /** The row of a sign-in, by its id as it stands in links. */
    Map<String, Object> signIn(String id) {
        return one("select * from sign_in where id = ?", uuid(id));
    }

    /** The devices of a user, oldest first, by the label that the shop gave the user. */
    List<Map<String, Object>> devices(String label) {
        return all(
                "select d.* from device d join app_user u on u.id = d.user_id where u.label = ? order by d.enrolled_at",
                label);
    }

    /** The enrolments of a user, oldest first. */
    List<Map<String, Object>> enrolments(String label) {
        return all(
                "select e.* from enrolment e join app_user u on u.id = e.user_id where u.label = ? order by e.created_at",
                label);
    }

    /** The texts that a user was asked to approve, newest first. */
    List<Map<String, Object>> transactions(String label) {
        return all(
                "select t.* from transaction_approval t join app_user u on u.id = t.user_id where u.label = ?"
                        + " order by t.created_at desc",
                label);
    }

    /** The browsers that a user has chosen to recognise. */
    List<Map<String, Object>> knownBrowsers(String label) {
        return all("select k.* from known_browser k join app_user u on u.id = k.user_id where u.label = ?", label);
    }

    /** What the audit log says about something, oldest first: the action, with a reason where there is one. */
    List<String> audit(String targetId) {
        return all(
                        "select action || case result when 'REFUSED' then ' REFUSED' else '' end"
                                + " || coalesce(' ' || reason, '') as said from audit_event where target_id = ? order by id",
                        targetId)
                .stream()
                .map(row -> String.valueOf(row.get("said")))
                .toList();
    }

    /** The text form of an id under its prefix. */
    static String text(String prefix, Object uuid) {
        UUID id = (UUID) uuid;
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            text.append(BASE32.charAt((int) (low & 31)));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + "_" + text.reverse();
    }

    private static UUID uuid(String id) {
        long high = 0;
        long low = 0;
        for (int i = id.indexOf('_') + 1; i < id.length(); i++) {
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | BASE32.indexOf(id.charAt(i));
        }
        return new UUID(high, low);
    }

    private Map<String, Object> one(String sql, Object argument) {
        List<Map<String, Object>> rows = all(sql, argument);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + sql);
        }
        return rows.get(0);
    }

    private List<Map<String, Object>> all(String sql, Object argument) {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database doesn't answer", e);
        }
    }

    private static List<Map<String, Object>> rows(ResultSet result) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public String toString() {
        return url;
    }
}
