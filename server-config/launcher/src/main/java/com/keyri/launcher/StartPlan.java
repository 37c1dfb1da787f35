package com.keyri.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./keyri start} was asked to do.
 *
 * @param data the folder with all state
 * @param server what the server shall be like
 * @param demo whether the demo is seeded and its shop started; never at a node that joins another
 * @param joining the node that this one joins, with whose keys it works
 */
public record StartPlan(Path data, ServerPlan server, boolean demo, Optional<Joining> joining) {
    private static final Set<String> WITH_VALUE = Set.of(
            "--data",
            "--host",
            "--listen",
            "--certificate",
            "--port",
            "--internal-port",
            "--shop-port",
            "--database",
            "--database-authority",
            "--database-port",
            "--place-database",
            "--public-port",
            "--join",
            "--grid",
            "--grid-members");
    private static final Set<String> FLAGS = Set.of("--micro", "--no-demo");
    private static final int PUBLIC_PORT = 8443;
    private static final int SHOP_PORT = 8444;
    private static final int INTERNAL_PORT = 8445;
    private static final int DATABASE_PORT = 8432;

    /** Reads the options of {@code start}. */
    public static StartPlan parse(Installation installation, List<String> words) {
        Arguments arguments = Arguments.parse(words, WITH_VALUE, FLAGS);
        if (!arguments.words().isEmpty()) {
            throw new LaunchException(
                    "'" + arguments.words().get(0) + "' means nothing to start: ./keyri --help shows its options.");
        }
        String host = arguments.value("--host").orElse(Addresses.DEVELOPMENT_HOST);
        if (!host.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")) {
            throw new LaunchException(
                    "--host wants a name in lower case with a dot in it, like keyri.example.org, not '" + host
                            + "'; a phone's passkeys don't work on a bare address.");
        }
        int port = arguments.port("--port", PUBLIC_PORT);
        Addresses addresses = new Addresses(
                host,
                arguments.value("--listen").orElse("127.0.0.1"),
                port,
                arguments.port("--internal-port", INTERNAL_PORT),
                arguments.port("--shop-port", SHOP_PORT),
                arguments.port("--public-port", port));
        Path data = dataFolder(installation, arguments);
        Optional<Joining> joining =
                arguments.value("--join").map(StartPlan::path).map(Joining::new);
        ServerPlan server = new ServerPlan(
                addresses,
                arguments.port("--database-port", DATABASE_PORT),
                arguments.value("--database").or(() -> joining.map(Joining::database)),
                authority(arguments, joining, data),
                arguments.value("--certificate").map(StartPlan::path),
                arguments.has("--micro"),
                true,
                Optional.empty(),
                settings(arguments, addresses),
                javaOptions(addresses));
        return new StartPlan(data, server, !arguments.has("--no-demo") && joining.isEmpty(), joining);
    }

    private static Optional<Path> authority(Arguments arguments, Optional<Joining> joining, Path data) {
        Optional<Path> given = arguments.value("--database-authority").map(StartPlan::path);
        boolean isTheFirstOnes =
                joining.isPresent() && arguments.value("--database").isEmpty();
        return isTheFirstOnes ? Optional.of(Joining.databaseAuthority(new DataFolder(data))) : given;
    }

    private static Optional<GridPlan> grid(Arguments arguments) {
        Optional<String> own = arguments.value("--grid");
        Optional<String> members = arguments.value("--grid-members");
        if (own.isPresent() != members.isPresent()) {
            throw new LaunchException(
                    "--grid and --grid-members go together: where this node listens, and where all do.");
        }
        if (own.isPresent() && arguments.has("--micro")) {
            throw new LaunchException("--grid isn't for --micro: without it, nodes tell each other by the database.");
        }
        return own.map(place -> GridPlan.parse(place, members.orElseThrow()));
    }

    private static Map<String, String> settings(Arguments arguments, Addresses addresses) {
        Map<String, String> settings = new HashMap<>();
        grid(arguments).ifPresent(grid -> settings.putAll(grid.environment()));
        arguments.value("--place-database").ifPresent(file -> settings.put("KEYRI_PLACE_DATABASE", readable(file)));
        if (addresses.isDevelopment() && !arguments.has("--no-demo")) {
            settings.putAll(ServerPlan.CALLS_THIS_MACHINE);
        }
        if (addresses.isDevelopment()
                && arguments.value("--certificate").isEmpty()
                && System.getenv(ServerPlan.MAILBOX) == null) {
            settings.put(ServerPlan.MAILBOX, "true");
        }
        return settings;
    }

    /** Names and ports. */
    public Addresses addresses() {
        return server.addresses();
    }

    /**
     * On a name that only this machine knows, nobody waits for throughput but somebody for the start: Java compiles
     * quickly instead of thoroughly, which halves the processor time until the first page. What the person sets wins.
     */
    private static List<String> javaOptions(Addresses addresses) {
        String variable = System.getenv("KEYRI_JAVA_OPTIONS");
        List<String> given = variable == null || variable.isBlank()
                ? List.of()
                : List.of(variable.strip().split("\\s+", -1));
        List<String> options = new ArrayList<>();
        if (addresses.isDevelopment()) {
            options.add("-XX:TieredStopAtLevel=1");
            if (given.stream().noneMatch(option -> option.startsWith("-XX:+Use") && option.endsWith("GC"))) {
                options.add("-XX:+UseSerialGC");
            }
        }
        options.addAll(given);
        return options;
    }

    private static String readable(String file) {
        Path path = path(file);
        if (!Files.isReadable(path)) {
            throw new LaunchException("Can't read " + path + ": give --place-database an MMDB file that exists.");
        }
        return path.toString();
    }

    /** Where the state lies: {@code --data}, the variable {@code KEYRI_DATA}, or {@code .keyri} of the installation. */
    static Path dataFolder(Installation installation, Arguments arguments) {
        return arguments
                .value("--data")
                .or(() -> Optional.ofNullable(System.getenv("KEYRI_DATA")).filter(value -> !value.isBlank()))
                .map(StartPlan::path)
                .orElse(installation.root().resolve(".keyri"));
    }

    private static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }
}
