package com.keyri.launcher.database;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.process.Child;
import com.keyri.launcher.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL of our own: binaries from Maven Central, a data folder that survives restarts, TLS and passwords from
 * the first connection on, the loopback address only. Works as root too, in a user namespace where root is nobody.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** Where its process is remembered. */
    public static final String PROCESS = "postgres";

    private static final String ADMINISTRATOR = "postgres";
    private static final String DATABASE = "keyri";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder data;
    private final Path authority;
    private final int port;
    private final Child process;

    private EmbeddedDatabase(DataFolder data, Path authority, int port, Child process) {
        this.data = data;
        this.authority = authority;
        this.port = port;
        this.process = process;
    }

    /** Starts it near {@code wantedPort}, with the database and both roles in it. */
    public static EmbeddedDatabase start(
            Installation installation, DataFolder data, DevelopmentAuthority authority, int wantedPort) {
        Path home = PostgresBinaries.unpack(installation.runtime(), installation.postgresVersion());
        PostgresCluster cluster = new PostgresCluster(home, data.file("postgres"));
        if (!cluster.exists()) {
            cluster.create(ADMINISTRATOR, data.secret("postgres-administrator", ""));
        }
        int port = Ports.freeNear(wantedPort);
        authority
                .identity("postgres", List.of("localhost", "127.0.0.1"))
                .writePem(
                        cluster.folder().resolve("server.pem"), cluster.folder().resolve("server.key"));
        cluster.configure(port);
        Child process = Child.start(
                new Child.Start(
                        PROCESS,
                        cluster.asOrdinaryUser(List.of(
                                home.resolve("bin/postgres").toString(),
                                "-D",
                                cluster.folder().toString())),
                        Map.of("TZ", "UTC", "LC_ALL", "C"),
                        null,
                        data.logs().resolve("postgres.log"),
                        "INT"),
                data.run());
        EmbeddedDatabase database = new EmbeddedDatabase(data, authority.certificateFile(), port, process);
        database.prepare();
        return database;
    }

    /** How the application reaches it. */
    public DatabaseAccess access() {
        return new DatabaseAccess(
                url(DATABASE),
                DatabaseAccess.APPLICATION,
                data.secret("database-application", ""),
                DatabaseAccess.OWNER,
                data.secret("database-owner", ""));
    }

    /** Its port on the loopback address. */
    public int port() {
        return port;
    }

    /** Its process. */
    public Child process() {
        return process;
    }

    /** A connection as the administrator, for tests that look behind the application. */
    public Connection administrator() throws SQLException {
        return connect(DATABASE);
    }

    @Override
    public void close() {
        process.stop();
    }

    private void prepare() {
        try (Connection connection = awaitConnection()) {
            createDatabase(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
        try (Connection connection = connect(DATABASE)) {
            DatabaseRoles.apply(connection, access());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select from pg_database where datname = 'keyri'")) {
            if (found.next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database keyri");
        }
    }

    private Connection awaitConnection() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return connect("postgres");
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while PostgreSQL started.", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", data.secret("postgres-administrator", ""));
        return DriverManager.getConnection(url(database), properties);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=verify-full&sslrootcert=" + authority;
    }

    private LaunchException failed(SQLException cause) {
        String tail = lastLine(data.logs().resolve("postgres.log"));
        process.stop();
        return new LaunchException(
                "PostgreSQL doesn't start (" + (tail.isEmpty() ? cause.getMessage() : tail) + "): look into "
                        + data.logs().resolve("postgres.log") + ", or use your own with --database URL.",
                cause);
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(log));
            lines.removeIf(String::isBlank);
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
