package com.keyri.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Makes the two roles and the schema in a database; the text of {@code roles.sql} is what an administrator would run.
 * Passwords are given to new roles only, as SCRAM verifiers, so that the server neither sees nor logs them.
 */
final class DatabaseRoles {
    private static final String ENCRYPTION = "scram-sha-256";

    private DatabaseRoles() {}

    /** Makes what is missing, in one transaction. */
    static void apply(Connection administrator, DatabaseAccess access) throws SQLException {
        administrator.setAutoCommit(false);
        Set<String> before = roles(administrator);
        try (Statement statement = administrator.createStatement()) {
            statement.execute(script());
        }
        PGConnection postgres = administrator.unwrap(PGConnection.class);
        for (Map.Entry<String, String> role : access.passwords().entrySet()) {
            if (!before.contains(role.getKey())) {
                postgres.alterUserPassword(role.getKey(), role.getValue().toCharArray(), ENCRYPTION);
            }
        }
        administrator.commit();
    }

    private static Set<String> roles(Connection administrator) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery("select rolname from pg_roles where rolname like 'keyri%'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String script() {
        try (InputStream in = DatabaseRoles.class.getResourceAsStream("roles.sql")) {
            if (in == null) {
                throw new IllegalStateException("roles.sql isn't in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
