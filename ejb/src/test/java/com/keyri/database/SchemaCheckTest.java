package com.keyri.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaCheckTest {
    private static final String URL = "jdbc:postgresql://db.example/keyri";

    @Test
    void shouldStartAsTheApplicationsRoleOnTheSchemaOfAllMigrations() {
        SchemaCheck check = check(TestDatabase.shared().application(), SchemaVersion.BUILT_FOR);

        check.check();

        assertTrue(check.fits());
    }

    @Test
    void shouldRefuseASchemaOfAnotherRelease() {
        SchemaCheck check = check(TestDatabase.shared().application(), "0");

        assertEquals(
                "Keyri can't start: the schema keyri in " + URL + " is at version " + SchemaVersion.BUILT_FOR
                        + ", and this Keyri is built for version 0: './keyri migrate' brings an older one there,"
                        + " a newer one wants its own release.",
                refusal(check));
        assertFalse(check.fits());
    }

    @Test
    void shouldRefuseADatabaseThatNobodyHasMigrated() {
        PGSimpleDataSource elsewhere =
                (PGSimpleDataSource) TestDatabase.shared().application();
        elsewhere.setCurrentSchema("public");

        String refusal = refusal(check(elsewhere, SchemaVersion.BUILT_FOR));

        assertTrue(refusal.contains("isn't there, and this Keyri is built for version"), refusal);
    }

    @Test
    void shouldSayThatTheDatabaseDoesNotAnswer() throws IOException {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {closedPort()});

        String refusal = refusal(check(away, SchemaVersion.BUILT_FOR));

        assertEquals(
                "Keyri can't start: the database " + URL
                        + " doesn't answer. Is it running, and are the settings keyri.database.* right?",
                refusal);
    }

    @Test
    void shouldTellTheNewestMigrationThatSucceeded() throws SQLException {
        try (Connection connection = TestDatabase.shared().application().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table flyway_schema_history"
                    + " (installed_rank int, version text, success boolean)");
            assertEquals(Optional.empty(), SchemaVersion.read(connection));

            statement.execute("insert into pg_temp.flyway_schema_history values"
                    + " (1, null, true), (9, '9', true), (10, '10', true), (11, '11', false)");
            assertEquals(Optional.of("10"), SchemaVersion.read(connection));
        }
    }

    private static String refusal(SchemaCheck check) {
        return String.valueOf(
                assertThrows(IllegalStateException.class, check::check).getMessage());
    }

    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the fields.
    private static SchemaCheck check(DataSource connections, String builtFor) {
        SchemaCheck check = new SchemaCheck(Duration.ofMillis(1), builtFor);
        check.connections = connections;
        check.url = URL + "?password=secret";
        return check;
    }

    /** A port where nobody answers. */
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
