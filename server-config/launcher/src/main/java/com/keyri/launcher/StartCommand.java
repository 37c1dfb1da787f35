package com.keyri.launcher;

import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.certificate.OwnCertificate;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.payara.PayaraServer;
import com.keyri.launcher.payara.PayaraSettings;
import com.keyri.launcher.process.Child;
import com.keyri.launcher.process.Ports;
import com.keyri.launcher.process.ProcessRecord;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;

/** {@code ./keyri start}: brings everything up, says where it is, and stays until it is told to stop. */
final class StartCommand {
    /** Where the launcher itself is remembered. */
    static final String PROCESS = "launcher";

    private final Installation installation;
    private final StartPlan plan;
    private final InstantSource clock;
    private final PrintStream out;
    private final Running running = new Running();

    StartCommand(Installation installation, StartPlan plan, InstantSource clock, PrintStream out) {
        this.installation = installation;
        this.plan = plan;
        this.clock = clock;
        this.out = out;
    }

    int run() {
        DataFolder data = DataFolder.open(plan.data());
        refuseSecondStart(data);
        ProcessRecord.all(data.run()).forEach(left -> left.stop(data.run()));
        requirePorts();
        ProcessRecord self = ProcessRecord.write(data.run(), PROCESS, ProcessHandle.current(), "TERM");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(self, data), "stop"));
        try {
            return bringUp(data);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private int bringUp(DataFolder data) {
        Phases phases = new Phases(out);
        DevelopmentAuthority authority =
                phases.of("certificates", () -> DevelopmentAuthority.open(data.certificates(), clock));
        ServerIdentity identity = identity(authority);
        DatabaseAccess database = phases.of("PostgreSQL", () -> database(data, authority));
        PayaraSettings settings = new PayaraSettings(
                plan.addresses().listen(),
                plan.addresses().publicPort(),
                plan.addresses().internalPort(),
                Optional.empty(),
                identity,
                ApplicationSettings.environment(data, plan.addresses(), database, authority, plan.placeDatabase()));
        PayaraServer server = phases.of(
                "Payara",
                () -> running.add(PayaraServer.start(
                                installation, data, settings, Optional.of(installation.ear()), clock))
                        .awaitDeployed());
        phases.total("ready");
        out.println();
        out.println("Keyri:          " + plan.addresses().publicUrl());
        out.println("Authenticator:  " + plan.addresses().authenticatorUrl());
        out.println("Health:         " + plan.addresses().internalUrl() + "/health");
        out.println();
        out.println("Ctrl-C, or ./keyri stop in another terminal, stops everything.");
        return waitFor(server.process());
    }

    private int waitFor(Child server) {
        try {
            server.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.isClosed()) {
            return 0;
        }
        running.close();
        throw new LaunchException(
                "Payara ended by itself: look into its log in " + plan.data() + ", then start again.");
    }

    private DatabaseAccess database(DataFolder data, DevelopmentAuthority authority) {
        return running.add(EmbeddedDatabase.start(installation, data, authority, plan.databasePort()))
                .access();
    }

    private ServerIdentity identity(DevelopmentAuthority authority) {
        return plan.certificate()
                .map(file -> OwnCertificate.read(file, System.getenv("KEYRI_CERTIFICATE_PASSWORD")))
                .orElseGet(() -> authority.identity("server", plan.addresses().hosts()));
    }

    private void requirePorts() {
        Addresses addresses = plan.addresses();
        Ports.requireFree(addresses.listen(), addresses.publicPort(), "Keyri", "--port");
        Ports.requireFree("127.0.0.1", addresses.internalPort(), "health and metrics", "--internal-port");
        if (plan.demo()) {
            Ports.requireFree(addresses.listen(), addresses.shopPort(), "the demo shop", "--shop-port");
        }
    }

    private static void refuseSecondStart(DataFolder data) {
        ProcessRecord.read(data.run(), PROCESS).flatMap(ProcessRecord::handle).ifPresent(other -> {
            throw new LaunchException("Keyri already runs from " + data.root() + " (process " + other.pid()
                    + "): ./keyri status shows it, ./keyri stop ends it.");
        });
    }

    private void stop(ProcessRecord self, DataFolder data) {
        if (!running.isClosed()) {
            out.println();
            out.println("Stopping …");
        }
        running.close();
        self.forget(data.run());
    }
}
