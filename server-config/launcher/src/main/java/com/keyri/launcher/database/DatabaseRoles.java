package com.keyri.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the two roles and the schema in a database; the text of {@code roles.sql} is what an administrator would run.
 */
final class DatabaseRoles {
    private DatabaseRoles() {}

    static void apply(Connection administrator, String ownerPassword, String applicationPassword) throws SQLException {
        set(administrator, "keyri.owner_password", ownerPassword);
        set(administrator, "keyri.app_password", applicationPassword);
        try (Statement statement = administrator.createStatement()) {
            statement.execute(script());
        }
    }

    static String script() {
        try (InputStream in = DatabaseRoles.class.getResourceAsStream("roles.sql")) {
            if (in == null) {
                throw new IllegalStateException("roles.sql isn't in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }
}
