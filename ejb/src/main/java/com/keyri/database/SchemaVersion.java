package com.keyri.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** The version of the schema: the one that this Keyri is built for, and the one that a database has. */
final class SchemaVersion {
    /** The newest migration of this build; a migration that is added is named here, which a test demands. */
    static final String BUILT_FOR = "17";

    private static final String NEWEST = "select version from flyway_schema_history"
            + " where success and version is not null order by installed_rank desc limit 1";

    /** No such table, no such schema, no right to look: nobody has migrated for this Keyri. */
    private static final Set<String> NOT_MIGRATED = Set.of("42P01", "3F000", "42501");

    private SchemaVersion() {}

    /** The version of the schema that {@code connection} looks into; empty where no migration has made it. */
    static Optional<String> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NEWEST)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            if (NOT_MIGRATED.contains(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
