package com.keyri.it.crash;

import com.keyri.it.Await;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.process.Ports;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/**
 * A Keyri whose server and whose database end as by {@code kill -9}, one without the other, and come back at the same
 * ports with what is left on disk.
 */
final class FragileKeyri implements AutoCloseable {
    private static final Path FOLDER = Path.of("target/crash");
    private static final String MANY = "100000/PT1M";
    /** What many sign-ins of few people from one address would run into. */
    private static final List<String> LIMITS = List.of(
            "START_PER_ADDRESS",
            "START_PER_BROWSER",
            "CLAIM_PER_ADDRESS",
            "CLAIM_PER_DEVICE",
            "DECLINE_PER_DEVICE",
            "PROMPT_PER_USER",
            "ENROLMENT_OPEN",
            "DEVICE_CALL",
            "SOCKET_PER_ADDRESS",
            "REFUSAL_PER_ADDRESS",
            "NONCE_PER_ADDRESS",
            "CALL_PER_KEY");

    private final Installation installation = Installation.find();
    private final DataFolder data;
    private final DevelopmentAuthority authority;
    private final int databasePort = Ports.free();
    private final ServerPlan plan;
    private EmbeddedDatabase database;
    private TestServer server;

    private FragileKeyri() {
        DataFolder.delete(FOLDER);
        data = DataFolder.open(FOLDER);
        authority = DevelopmentAuthority.open(data.certificates(), Clock.systemUTC());
        database = EmbeddedDatabase.start(installation, data, authority, databasePort);
        loseTheLastMoment();
        plan = plan();
        server = TestServer.resume(FOLDER, plan);
    }

    static FragileKeyri start() {
        return new FragileKeyri();
    }

    /** As its callers see it, before and after a kill. */
    Keyri keyri() {
        return server.keyri();
    }

    /** A connection as the owner of the schema. */
    Connection asOwner() throws SQLException {
        return server.asOwner();
    }

    /** The server's log. */
    Path log() {
        return server.log();
    }

    /** Ends the server at once; the database stays. */
    void killServer() {
        end(ProcessHandle.of(server.pid()).orElseThrow());
    }

    /** Runs the server again. */
    void restartServer() {
        server = TestServer.resume(FOLDER, plan);
    }

    /** Ends PostgreSQL at once, with all that it has started; the server stays. */
    void killDatabase() {
        ProcessHandle postmaster = database.process().handle();
        signal(postmaster, "STOP"); // So that it starts nothing that isn't seen.
        List<ProcessHandle> all = postmaster.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        end(postmaster);
        Await.until("its processes are gone", () -> all.stream().noneMatch(FragileKeyri::runs));
    }

    /** Runs PostgreSQL again, which replays its log. */
    void restartDatabase() {
        database = EmbeddedDatabase.start(installation, data, authority, databasePort);
        if (database.port() != databasePort) {
            throw new IllegalStateException("port " + databasePort + " is taken");
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    /** Has PostgreSQL forget what it has just acknowledged when it is killed, unless a connection asks for better. */
    private void loseTheLastMoment() {
        try (Connection connection = database.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database keyri set synchronous_commit = off");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServerPlan plan() {
        String url = "postgresql://postgres:" + data.secret("postgres-administrator", "") + "@127.0.0.1:" + databasePort
                + "/keyri";
        ServerPlan plain = ServerPlan.onFreePorts().onDatabase(url, authority.certificateFile());
        for (String limit : LIMITS) {
            plain = plain.with("KEYRI_LIMIT_" + limit, MANY);
        }
        return plain;
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly(); // SIGKILL
        process.onExit().join();
    }

    /** One that has ended may be listed until somebody asks how. */
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            int status = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
