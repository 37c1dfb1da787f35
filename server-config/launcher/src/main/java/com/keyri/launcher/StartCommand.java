package com.keyri.launcher;

import com.keyri.launcher.demo.OperatorApi;
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
        plan.joining().ifPresent(joining -> joining.into(data));
        ProcessRecord.all(data.run()).forEach(left -> left.stop(data.run()));
        requirePorts();
        ProcessRecord self = ProcessRecord.write(data.run(), PROCESS, ProcessHandle.current(), "TERM");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(self, data), "stop"));
        try {
            Phases phases = new Phases(out);
            KeyriServer server = KeyriServer.start(installation, data, plan.server(), clock, phases, running);
            RunningInstallation.write(data, plan.addresses(), server.identity());
            if (plan.demo()) {
                phases.run("demo shop", () -> running.add(Demo.start(installation, server)));
            }
            phases.total("ready");
            announce(data, setupLink(server));
            return waitFor(server.process());
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** Who joins leaves the first start to the node that was there first. */
    private Optional<String> setupLink(KeyriServer server) {
        return plan.joining().isPresent()
                ? Optional.empty()
                : SetupLinkCommand.link(new OperatorApi(server.http(), server.operatorKey()));
    }

    private void announce(DataFolder data, Optional<String> setupLink) {
        out.println();
        Announcement.print(out, plan.addresses());
        setupLink.ifPresent(url -> Announcement.printSetup(out, url));
        if (plan.server().settings().containsKey(ServerPlan.MAILBOX)
                && !System.getenv().containsKey("KEYRI_MAIL_HOST")) {
            Announcement.printMailbox(out, plan.addresses());
        }
        if (plan.demo()) {
            Announcement.printDemo(out, plan.addresses());
        }
        if (plan.server().certificate().isEmpty()) {
            Announcement.printTrust(out, data);
        }
        Announcement.printEnd(out);
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
                "Payara ended by itself: look into its log below " + plan.data() + ", then start again.");
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
            out.println("Stopping ...");
        }
        running.close();
        RunningInstallation.forget(data);
        self.forget(data.run());
    }
}
