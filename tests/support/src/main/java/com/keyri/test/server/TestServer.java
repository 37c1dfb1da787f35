package com.keyri.test.server;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.Joining;
import com.keyri.launcher.KeyriServer;
import com.keyri.launcher.LocalHttp;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.payara.PayaraSettings.Admin;
import com.keyri.launcher.process.ProcessRecord;
import com.keyri.test.Keyri;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A Keyri of the test's own, and a look behind it. */
public final class TestServer implements AutoCloseable {
    /** Tests run code a few times: compiling it well doesn't pay. */
    private static final String[] FOR_A_SHORT_LIFE = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private final Installation installation = Installation.find();
    private final KeyriServer server;
    private final Keyri keyri;
    private Optional<EmbeddedDatabase> restarted = Optional.empty();

    private TestServer(Path folder, ServerPlan plan) {
        this.server = KeyriServer.start(
                installation, DataFolder.open(folder), plan.withJavaOptions(FOR_A_SHORT_LIFE), Clock.systemUTC());
        this.keyri = Keyri.at(
                server.addresses().publicUrl(),
                server.operatorKey(),
                server.authority().certificate(),
                installation.root());
    }

    /**
     * Starts one.
     *
     * @param folder where its state goes; what is there is removed
     * @param plan what it is like
     */
    public static TestServer start(Path folder, ServerPlan plan) {
        DataFolder.delete(folder);
        return new TestServer(folder, plan);
    }

    /**
     * Starts one in the state that another has left.
     *
     * @param folder where its state is
     * @param plan what it is like now
     */
    public static TestServer resume(Path folder, ServerPlan plan) {
        return new TestServer(folder, plan);
    }

    /**
     * Starts a further node of the installation that {@code first} began, on the same database.
     *
     * @param folder where its state goes; what is there is removed
     * @param plan what it is like; names and named port are the first one's
     */
    public static TestServer join(Path folder, TestServer first, ServerPlan plan) {
        DataFolder.delete(folder);
        DataFolder data = DataFolder.open(folder);
        Joining joining = new Joining(first.server.data().root());
        joining.into(data);
        return new TestServer(folder, plan.onDatabase(joining.database(), Joining.databaseAuthority(data)));
    }

    /** The port that it listens on, whatever the one in its address is. */
    public int port() {
        return server.addresses().publicPort();
    }

    /** Ends the application's process at once, as {@code kill -9} does; it is gone when this returns. */
    public void kill() {
        ProcessHandle process = server.payara().process().handle();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until the application answers, for a test that deployed it by itself. */
    public void awaitApplication() {
        server.awaitFirstPage();
    }

    /** The administration listener, for whoever deploys. */
    public Admin admin() {
        return server.admin().orElseThrow();
    }

    /** The built EAR. */
    public Path ear() {
        return installation.ear();
    }

    /** The installation as its callers see it. */
    public Keyri keyri() {
        return keyri;
    }

    /** The authenticator's address, a host of its own. */
    public String authenticatorUrl() {
        return server.addresses().authenticatorUrl();
    }

    /** Health and metrics, which aren't part of the API. */
    public LocalHttp internal() {
        return server.internalHttp();
    }

    /** A certificate that the server trusts in its own calls to the outside. */
    public ServerIdentity certificateFor(String host) {
        return server.authority().identity(host, List.of(host));
    }

    /** The server's log. */
    public Path log() {
        return server.payara().log();
    }

    /** The server's Java process. */
    public long pid() {
        return server.payara().process().pid();
    }

    /** A connection as the role that owns the schema. */
    public Connection asOwner() throws SQLException {
        DatabaseAccess access = server.database();
        return DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
    }

    /** A connection as the role that serves requests. */
    public Connection asApplication() throws SQLException {
        DatabaseAccess access = server.database();
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    /** All rows of the whole database, as PostgreSQL's own tool writes them. */
    public String dump() throws IOException {
        DatabaseAccess access = server.database();
        Path file = Files.createTempFile("keyri", ".sql");
        try {
            String url = access.url().substring("jdbc:".length()).replaceAll("[?].*", "");
            ProcessBuilder dump =
                    new ProcessBuilder("pg_dump", "--dbname=" + url, "--inserts", "--data-only", "--file=" + file);
            dump.environment().put("PGUSER", access.ownerUser());
            dump.environment().put("PGPASSWORD", access.ownerPassword());
            Process process = dump.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException(said);
            }
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Takes the embedded database away. */
    public void stopDatabase() {
        Path run = server.data().run();
        ProcessRecord.read(run, EmbeddedDatabase.PROCESS).orElseThrow().stop(run);
    }

    /** Gives it back at the same port, with all that was in it. */
    public void startDatabase() {
        int port =
                URI.create(server.database().url().substring("jdbc:".length())).getPort();
        restarted = Optional.of(EmbeddedDatabase.start(installation, server.data(), server.authority(), port));
    }

    @Override
    public void close() {
        server.close();
        restarted.ifPresent(EmbeddedDatabase::close);
    }
}
