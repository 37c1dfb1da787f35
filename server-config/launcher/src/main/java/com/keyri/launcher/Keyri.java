package com.keyri.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The program behind {@code ./keyri}. */
public final class Keyri {
    private static final Set<String> DATA = Set.of("--data");

    private Keyri() {}

    /** Runs one command; the process ends with 0 where it went well. */
    public static void main(String[] arguments) {
        int status;
        try {
            status = run(List.of(arguments), System.out);
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    static int run(List<String> arguments, PrintStream out) {
        Installation installation = Installation.find();
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (command) {
            case "start" ->
                new StartCommand(installation, StartPlan.parse(installation, rest), InstantSource.system(), out).run();
            case "stop" -> stop(folder(installation, rest), out);
            case "status" -> status(folder(installation, rest), out);
            case "reset" -> reset(installation, rest, out);
            case "migrate" -> MigrateCommand.parse(rest, out).run();
            case "application" -> application(installation, rest, out);
            case "setup-link" -> {
                Path folder = folder(installation, rest);
                yield new SetupLinkCommand(ApplicationCommand.apiOf(folder), out).run();
            }
            default -> throw new LaunchException("'" + command + "' isn't a command: ./keyri --help lists them.");
        };
    }

    private static int stop(Path folder, PrintStream out) {
        return DataFolder.existing(folder)
                .map(data -> new StopCommand(data, out).run())
                .orElseGet(() -> {
                    StopCommand.printNothingRuns(out, folder);
                    return 0;
                });
    }

    private static int status(Path folder, PrintStream out) {
        return DataFolder.existing(folder)
                .map(data -> new StatusCommand(data, out).run())
                .orElseGet(() -> {
                    StopCommand.printNothingRuns(out, folder);
                    return StatusCommand.NOTHING_RUNS;
                });
    }

    private static int reset(Installation installation, List<String> arguments, PrintStream out) {
        Arguments given = Arguments.parse(arguments, DATA, Set.of("--yes"));
        Path folder = StartPlan.dataFolder(installation, given);
        DataFolder data = DataFolder.existing(folder)
                .orElseThrow(
                        () -> new LaunchException("No data of Keyri is in " + folder + ", so nothing was removed."));
        return new ResetCommand(data, given.has("--yes"), out).run();
    }

    private static int application(Installation installation, List<String> arguments, PrintStream out) {
        Arguments given = Arguments.parse(arguments, ApplicationCommand.WITH_VALUE, Set.of());
        return ApplicationCommand.of(given, StartPlan.dataFolder(installation, given), out)
                .run();
    }

    private static Path folder(Installation installation, List<String> arguments) {
        return StartPlan.dataFolder(installation, Arguments.parse(arguments, DATA, Set.of()));
    }
}
