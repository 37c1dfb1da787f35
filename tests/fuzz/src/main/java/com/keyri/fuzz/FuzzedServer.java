package com.keyri.fuzz;

import com.keyri.bench.BenchedServers;
import com.keyri.bench.ServerProcesses;
import com.keyri.bench.soak.Vitals;
import com.keyri.fuzz.wire.Wire;
import com.keyri.launcher.ServerPlan;
import com.keyri.test.server.LiveHeap;
import com.keyri.test.server.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A server of the run's own, with its limits opened: one address sends what a thousand would. */
final class FuzzedServer implements AutoCloseable {
    /** Longer than the ten seconds for which a body is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestServer server;
    private final ServerProcesses processes;

    private FuzzedServer(TestServer server) {
        this.server = server;
        this.processes = new ServerProcesses(List.of(server.pid()), 0);
    }

    static FuzzedServer start(Path folder) {
        return new FuzzedServer(TestServer.start(folder, BenchedServers.withoutLimits(ServerPlan.onFreePorts())));
    }

    TestServer server() {
        return server;
    }

    Wire wire() {
        return new Wire(
                server.keyri().http().sslContext(), URI.create(server.keyri().publicUrl()), PATIENCE);
    }

    /** How it is; it stands still for a moment. */
    Vitals vitals(long done) {
        return new Vitals(
                done,
                LiveHeap.of(server.pid()),
                processes.residentMb(),
                processes.threads(),
                processes.descriptors(),
                ask("select count(*) from pg_stat_activity"));
    }

    /** One number from its database. */
    long ask(String query) {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path log() {
        return server.log();
    }

    @Override
    public void close() {
        server.close();
    }
}
