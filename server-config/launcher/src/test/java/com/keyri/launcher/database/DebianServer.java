package com.keyri.launcher.database;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.process.Child;
import com.keyri.launcher.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of Debian's own build, as an administrator would run it: TLS, passwords, one empty database. */
public final class DebianServer implements AutoCloseable {
    private static final Path HOME = Path.of("/usr/lib/postgresql/15");
    private static final String PASSWORD = "p@ss:word";

    private final Child process;
    private final DevelopmentAuthority authority;
    private final int port;

    private DebianServer(Child process, DevelopmentAuthority authority, int port) {
        this.process = process;
        this.authority = authority;
        this.port = port;
    }

    /** Whether Debian's package is here; {@code ./keyri test} installs it. */
    public static boolean isInstalled() {
        return Files.isExecutable(HOME.resolve("bin/postgres"));
    }

    /** Starts one. */
    public static DebianServer start(DataFolder data, DevelopmentAuthority authority) {
        PostgresCluster cluster = new PostgresCluster(HOME, data.file("debian"));
        cluster.create("postgres", PASSWORD);
        authority
                .identity("debian", List.of("127.0.0.1"))
                .writePem(
                        cluster.folder().resolve("server.pem"), cluster.folder().resolve("server.key"));
        int port = Ports.free();
        cluster.configure(port);
        List<String> command = cluster.asOrdinaryUser(
                List.of(HOME + "/bin/postgres", "-D", cluster.folder().toString()));
        Child process = Child.start(
                new Child.Start("debian", command, Map.of(), null, data.logs().resolve("debian.log"), "INT"),
                data.run());
        DebianServer server = new DebianServer(process, authority, port);
        server.await();
        return server;
    }

    /** What {@code --database} is given. */
    public String address() {
        return "postgresql://postgres:p%40ss%3Aword@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        process.stop();
    }

    private void await() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=verify-full&sslrootcert="
                + authority.certificateFile();
        SQLException last = new SQLException("never asked");
        for (int i = 0; i < 600; i++) {
            try (Connection connection = DriverManager.getConnection(url, "postgres", PASSWORD)) {
                connection.isValid(5);
                return;
            } catch (SQLException e) {
                last = e;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        process.stop();
        throw new IllegalStateException("Debian's PostgreSQL doesn't answer", last);
    }
}
