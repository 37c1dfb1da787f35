package com.keyri.launcher.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.process.Child;
import com.keyri.launcher.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --database} against the PostgreSQL that Debian installs. */
class DebianDatabaseIT {
    private static final Path HOME = Path.of("/usr/lib/postgresql/15");

    @TempDir
    Path temporary;

    @Test
    void shouldMakeTheRolesAndTheSchemaInDebiansPostgres() throws SQLException, InterruptedException {
        assumeTrue(Files.isExecutable(HOME.resolve("bin/postgres")), "not run: the package postgresql-15 is missing");
        DataFolder data = DataFolder.open(temporary.resolve("data"));
        DevelopmentAuthority authority = DevelopmentAuthority.open(data.certificates(), InstantSource.system());
        int port = Ports.free();
        Child server = start(data, authority, port);
        try {
            String address = "postgresql://postgres:geheim@127.0.0.1:" + port + "/postgres";
            awaitServer(address, authority);

            DatabaseAccess access =
                    ExistingDatabase.prepare(address, Optional.of(authority.certificateFile()), data);
            DatabaseAccess again =
                    ExistingDatabase.prepare(address, Optional.of(authority.certificateFile()), data);

            assertEquals(access, again);
            assertTrue(text(access.url(), access.user(), access.password(), "select version()").contains("Debian"));
            assertEquals(
                    "keyri_owner",
                    text(
                            access.url(),
                            access.ownerUser(),
                            access.ownerPassword(),
                            "select nspowner::regrole::text from pg_namespace where nspname = 'keyri'"));
        } finally {
            server.stop();
        }
    }

    private Child start(DataFolder data, DevelopmentAuthority authority, int port) {
        PostgresCluster cluster = new PostgresCluster(HOME, data.file("debian"));
        cluster.create("postgres", "geheim");
        authority
                .identity("debian", List.of("127.0.0.1"))
                .writePem(
                        cluster.folder().resolve("server.pem"), cluster.folder().resolve("server.key"));
        cluster.configure(port);
        List<String> command = cluster.asOrdinaryUser(
                List.of(HOME + "/bin/postgres", "-D", cluster.folder().toString()));
        return Child.start(
                new Child.Start("debian", command, Map.of(), null, data.logs().resolve("debian.log"), "INT"),
                data.run());
    }

    private static void awaitServer(String address, DevelopmentAuthority authority) throws InterruptedException {
        String url = "jdbc:" + address.replace("postgres:geheim@", "") + "?sslmode=verify-full&sslrootcert="
                + authority.certificateFile();
        for (int i = 0; i < 600; i++) {
            try (Connection connection = DriverManager.getConnection(url, "postgres", "geheim")) {
                assertTrue(connection.isValid(5));
                return;
            } catch (SQLException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("Debian's PostgreSQL doesn't answer");
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
