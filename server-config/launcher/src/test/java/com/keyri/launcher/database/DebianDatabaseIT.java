package com.keyri.launcher.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --database} against the PostgreSQL that Debian installs. */
class DebianDatabaseIT {
    @TempDir
    Path temporary;

    private DataFolder data;
    private DevelopmentAuthority authority;
    private DebianServer server;

    @BeforeEach
    void start() {
        assumeTrue(DebianServer.isInstalled(), "not run: the package postgresql-15 is missing");
        data = DataFolder.open(temporary.resolve("data"));
        authority = DevelopmentAuthority.open(data.certificates(), InstantSource.system());
        server = DebianServer.start(data, authority);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldMakeTheRolesAndTheSchemaAndDoSoAgain() throws SQLException {
        Optional<Path> trusted = Optional.of(authority.certificateFile());

        DatabaseAccess access = ExistingDatabase.prepare(server.address(), trusted, data);

        assertEquals(access, ExistingDatabase.prepare(server.address(), trusted, data));
        assertTrue(text(access.url(), access.user(), access.password(), "select version()")
                .contains("Debian"));
        assertEquals(
                "keyri_owner",
                text(
                        access.url(),
                        access.ownerUser(),
                        access.ownerPassword(),
                        "select nspowner::regrole::text from pg_namespace where nspname = 'keyri'"));
    }

    @Test
    void shouldMigrateOnceAndLetTheApplicationSeeHowFar() throws SQLException {
        DatabaseAccess access =
                ExistingDatabase.prepare(server.address(), Optional.of(authority.certificateFile()), data);

        SchemaMigration first = SchemaMigration.apply(access.url(), access.ownerPassword());

        assertTrue(first.applied() >= 1, first.toString());
        assertEquals(
                new SchemaMigration(first.version(), 0), SchemaMigration.apply(access.url(), access.ownerPassword()));
        assertEquals(
                first.version(),
                text(
                        access.url(),
                        access.user(),
                        access.password(),
                        "select version from keyri.flyway_schema_history order by installed_rank desc limit 1"));
        assertEquals(
                "keyri_owner",
                text(
                        access.url(),
                        access.user(),
                        access.password(),
                        "select string_agg(distinct tableowner, ' ') from pg_tables where schemaname = 'keyri'"));
    }

    @Test
    void shouldSayWhyItCannotMigrate() throws SQLException {
        DatabaseAccess access =
                ExistingDatabase.prepare(server.address(), Optional.of(authority.certificateFile()), data);
        assertRefusal("password authentication failed", access.url(), "wrong");

        try (Connection owner = DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table of_somebody (value text)");
        }
        assertRefusal("non-empty schema", access.url(), access.ownerPassword());
    }

    private static void assertRefusal(String words, String url, String password) {
        LaunchException refusal = assertThrows(LaunchException.class, () -> SchemaMigration.apply(url, password));
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
    }

    private static String text(String url, String user, String password, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
