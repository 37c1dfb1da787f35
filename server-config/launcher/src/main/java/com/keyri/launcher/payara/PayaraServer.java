package com.keyri.launcher.payara;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.process.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payara Server with the EAR in it: a Java process that is our own child, with no administration process around it. */
public final class PayaraServer implements AutoCloseable {
    /** Where its process is remembered. */
    public static final String PROCESS = "payara";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Child process;
    private final ServerLog log;
    private final boolean deploys;

    private PayaraServer(Child process, ServerLog log, boolean deploys) {
        this.process = process;
        this.log = log;
        this.deploys = deploys;
    }

    /**
     * Starts the server and returns while it is still starting.
     *
     * @param ear what to deploy; empty for a test that deploys by itself
     */
    public static PayaraServer start(
            Installation installation,
            DataFolder data,
            PayaraSettings settings,
            Optional<Path> ear,
            InstantSource clock) {
        Path glassfish = PayaraHome.unpack(installation);
        PayaraDomain domain = new PayaraDomain(glassfish, data.file("payara"));
        String master = data.secret("payara-master", "");
        String deploy = ear.map(
                        archive -> "deploy --name keyri --contextroot / --virtualservers server \"" + archive + "\"\n")
                .orElse("");
        domain.layOut(settings, master, clock, deploy);
        Child process = Child.start(
                new Child.Start(
                        PROCESS,
                        command(glassfish, domain),
                        PayaraDomain.environment(settings),
                        "AS_ADMIN_MASTERPASSWORD=" + master + "\n",
                        data.logs().resolve("payara.out"),
                        "TERM"),
                data.run());
        return new PayaraServer(process, new ServerLog(domain.log()), ear.isPresent());
    }

    /** Waits until the application is deployed; refuses with the server's own words where it can't be. */
    public PayaraServer awaitDeployed() {
        String success = deploys ? "Boot Command deploy returned with result SUCCESS" : "NCLS-CORE-00017";
        Optional<String> failure =
                log.await(process, List.of(success), List.of("Boot Command deploy failed"), PATIENCE);
        if (failure.isPresent()) {
            process.stop();
            throw new LaunchException(
                    "Payara can't run the application (" + failure.get() + "): look into " + log.file() + ".");
        }
        return this;
    }

    /** Its process. */
    public Child process() {
        return process;
    }

    /** Its log, one JSON object a line. */
    public Path log() {
        return log.file();
    }

    @Override
    public void close() {
        process.stop();
    }

    private static List<String> command(Path glassfish, PayaraDomain domain) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(domain.jvmOptions());
        command.add("-Dcom.sun.aas.installRoot=" + glassfish);
        command.add("-Dcom.sun.aas.instanceRoot=" + domain.folder());
        command.addAll(List.of("-cp", glassfish.resolve("modules/glassfish.jar").toString()));
        command.add("com.sun.enterprise.glassfish.bootstrap.ASMain");
        command.addAll(List.of("-upgrade", "false", "-read-stdin", "true", "-verbose", "false"));
        command.addAll(
                List.of("-domainname", "keyri", "-domaindir", domain.folder().toString()));
        command.addAll(List.of("-instancename", "server", "-type", "DAS"));
        command.addAll(List.of("-postbootcommandfile", domain.postBootFile().toString()));
        return command;
    }
}
