package com.keyri.launcher.payara;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.process.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Payara with the application in it: a Java process that is our own child, with no administration process around it.
 */
public final class PayaraServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String DEPLOYED = "Boot Command deploy returned with result SUCCESS";
    private static final String NOT_DEPLOYED = "Boot Command deploy failed";
    private static final String STARTED = "NCLS-CORE-00017";

    private final Child process;
    private final ServerLog log;
    private final boolean deploys;

    private PayaraServer(Child process, ServerLog log, boolean deploys) {
        this.process = process;
        this.log = log;
        this.deploys = deploys;
    }

    /**
     * Starts Payara Server and returns while it is still starting.
     *
     * @param ear what to deploy; empty for a test that deploys by itself
     */
    public static PayaraServer start(
            Installation installation,
            DataFolder data,
            PayaraSettings settings,
            Optional<Path> ear,
            InstantSource clock) {
        Distribution server = new ServerDistribution(PayaraHome.unpack(installation));
        return start(server, installation.serverLibraries(), data, settings, ear, clock);
    }

    /** Starts Payara Micro with {@code war} and returns while it is still starting. */
    public static PayaraServer startMicro(
            Installation installation, DataFolder data, PayaraSettings settings, Path war, InstantSource clock) {
        Path unpacked = installation.runtime().resolve("payara-micro-" + installation.payaraVersion());
        Distribution micro = new MicroDistribution(installation.payaraMicroJar(), unpacked);
        return start(micro, installation.serverLibraries(), data, settings, Optional.of(war), clock);
    }

    private static PayaraServer start(
            Distribution distribution,
            List<Path> libraries,
            DataFolder data,
            PayaraSettings settings,
            Optional<Path> archive,
            InstantSource clock) {
        PayaraDomain domain = new PayaraDomain(data.file(distribution.name()));
        Path log = distribution.log(domain);
        String master = data.secret("payara-master", "");
        try {
            domain.layOut(settings, master, clock, archive.map(PayaraServer::deploy), log);
            domain.addLibraries(libraries);
            distribution.complete(domain, master);
        } catch (IOException e) {
            throw new LaunchException(
                    "Can't lay out Payara's domain in " + domain.folder() + ": " + e.getMessage() + ".", e);
        }
        Child.Start start = new Child.Start(
                distribution.name(),
                distribution.command(domain, settings.javaOptions()),
                PayaraDomain.environment(settings),
                distribution.input(master),
                data.logs().resolve(distribution.name() + ".out"),
                "TERM");
        Child process = Child.start(start, data.run());
        return new PayaraServer(process, new ServerLog(log), archive.isPresent());
    }

    /** Waits until the application is deployed; refuses with the server's own words where it can't be. */
    public PayaraServer awaitDeployed() {
        Optional<String> failure =
                log.await(process, List.of(deploys ? DEPLOYED : STARTED), List.of(NOT_DEPLOYED), PATIENCE);
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

    /** Nobody is let in before the application can answer: to its callers, "not found" would be an answer. */
    private static String deploy(Path archive) {
        return "deploy --name keyri --contextroot / --virtualservers server \"" + archive + "\"\n"
                + PayaraDomain.publicListener(true);
    }
}
