package com.keyri.launcher.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String INVALID_PASSWORD = "28P01";
    private static final String INVALID_AUTHORIZATION = "28000";

    @TempDir
    static Path temporary;

    private static DataFolder data;
    private static DevelopmentAuthority authority;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        data = DataFolder.open(temporary.resolve("data"));
        authority = DevelopmentAuthority.open(data.certificates(), InstantSource.system());
        database = EmbeddedDatabase.start(Installation.find(), data, authority, Ports.free());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void shouldBePostgres15() throws SQLException {
        assertTrue(text(database.administrator(), "show server_version").startsWith("15."));
    }

    @Test
    void shouldEncryptEveryConnection() throws SQLException {
        assertEquals(
                "t",
                text(application(), "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()")
                        .substring(0, 1));
        String plain = database.access().url().replaceAll("\\?.*", "?sslmode=disable");
        SQLException refusal = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        plain, database.access().user(), database.access().password()));
        assertEquals(INVALID_AUTHORIZATION, refusal.getSQLState());
    }

    @Test
    void shouldRefuseAWrongPassword() {
        SQLException refusal = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        database.access().url(), database.access().user(), "wrong"));
        assertEquals(INVALID_PASSWORD, refusal.getSQLState());
    }

    @Test
    void shouldLetTheOwnerChangeTheSchemaAndTheApplicationOnlyUseIt() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("create table of_owner (value text)");
            statement.execute("grant select on of_owner to keyri_app");
        }
        assertEquals("0", text(application(), "select count(*) from of_owner"));
        for (String forbidden : new String[] {
            "create table of_application (value text)",
            "create schema another",
            "create temporary table t (value text)",
            "create table public.of_application (value text)",
            "insert into of_owner values ('x')",
            "drop table of_owner",
            "alter table of_owner add column more text",
            "set role keyri_owner"
        }) {
            assertRefused(forbidden);
        }
    }

    @Test
    void shouldGiveNeitherRolePowerOverTheServer() throws SQLException {
        assertEquals(
                "0",
                text(
                        database.administrator(),
                        "select count(*) from pg_roles where rolname in ('keyri_owner', 'keyri_app')"
                                + " and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)"));
    }

    @Test
    void shouldMakeTheRolesInADatabaseThatExists() throws SQLException, IOException {
        DataFolder other = DataFolder.open(temporary.resolve("other"));
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("create database existing");
            statement.execute("create role powerless login password 'p'");
        }
        String address = "127.0.0.1:" + database.port() + "/existing";
        String administrator = "postgresql://postgres:" + data.secret("postgres-administrator", "") + "@" + address;
        Optional<Path> trusted = Optional.of(authority.certificateFile());

        DatabaseAccess access = ExistingDatabase.prepare(administrator, trusted, data);
        assertEquals("keyri", text(connection(access.url(), access.user(), access.password()), "show search_path"));

        // The roles belong to the embedded database of this server: another folder may not change their passwords.
        assertMessage("a password that isn't in this data folder", administrator, trusted, other);
        assertEquals("keyri", text(connection(access.url(), access.user(), access.password()), "show search_path"));
        assertMessage("roles.sql", "postgresql://powerless:p@" + address, trusted, other);
        assertMessage("refuses", "postgresql://postgres:wrong@" + address, trusted, other);
        assertMessage("--database-authority", administrator, Optional.empty(), other);
        assertMessage("TLS is always verified", administrator + "?sslmode=disable", trusted, other);
        assertMessage("KEYRI_DATABASE_PASSWORD", "postgresql://" + address, trusted, other);
        assertMessage("--database wants", "mysql://" + address, trusted, other);
    }

    @Test
    void shouldNeverTellTheServerAPassword() throws SQLException, IOException {
        DataFolder logging = DataFolder.open(temporary.resolve("logging"));
        DevelopmentAuthority own = DevelopmentAuthority.open(logging.certificates(), InstantSource.system());
        try (EmbeddedDatabase server = EmbeddedDatabase.start(Installation.find(), logging, own, Ports.free())) {
            try (Connection administrator = server.administrator();
                    Statement statement = administrator.createStatement()) {
                statement.execute("drop owned by keyri_owner, keyri_app cascade");
                statement.execute("drop role keyri_owner, keyri_app");
                statement.execute("set log_statement = 'all'");
                DatabaseRoles.apply(administrator, server.access());
            }
            assertEquals("keyri_app", text(connection(server.access()), "select current_user"));
            String log = Files.readString(logging.logs().resolve("postgres.log"));
            assertTrue(log.contains("SCRAM-SHA-256$"), "nothing was logged");
            for (String password : server.access().passwords().values()) {
                assertFalse(log.contains(password));
            }
        }
    }

    @Test
    void shouldKeepItsDataWhenItIsKilledAndStartedAgain() throws SQLException {
        DataFolder folder = DataFolder.open(temporary.resolve("killed"));
        DevelopmentAuthority own = DevelopmentAuthority.open(folder.certificates(), InstantSource.system());
        EmbeddedDatabase first = EmbeddedDatabase.start(Installation.find(), folder, own, Ports.free());
        try (Connection owner = connection(
                        first.access().url(),
                        first.access().ownerUser(),
                        first.access().ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table kept as select 42 as value");
        }
        first.process().handle().destroyForcibly();
        first.close();

        try (EmbeddedDatabase second = EmbeddedDatabase.start(Installation.find(), folder, own, Ports.free())) {
            assertEquals("42", text(second.administrator(), "select value from keyri.kept"));
        }
    }

    private static void assertMessage(String expected, String address, Optional<Path> trusted, DataFolder folder) {
        LaunchException refusal =
                assertThrows(LaunchException.class, () -> ExistingDatabase.prepare(address, trusted, folder));
        assertTrue(String.valueOf(refusal.getMessage()).contains(expected), refusal.getMessage());
    }

    private static void assertRefused(String sql) throws SQLException {
        try (Connection connection = application();
                Statement statement = connection.createStatement()) {
            SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql);
        }
    }

    private static Connection application() throws SQLException {
        return connection(database.access());
    }

    private static Connection connection(DatabaseAccess access) throws SQLException {
        return connection(access.url(), access.user(), access.password());
    }

    private static Connection owner() throws SQLException {
        return connection(
                database.access().url(),
                database.access().ownerUser(),
                database.access().ownerPassword());
    }

    private static Connection connection(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
