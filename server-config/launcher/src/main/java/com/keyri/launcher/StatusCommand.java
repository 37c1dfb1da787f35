package com.keyri.launcher;

import com.keyri.launcher.process.ProcessRecord;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code ./keyri status}: what runs from this data folder. */
final class StatusCommand {
    /** The exit status that says so, as service managers know it. */
    static final int NOTHING_RUNS = 3;

    private final DataFolder data;
    private final PrintStream out;

    StatusCommand(DataFolder data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run() {
        List<ProcessRecord> remembered = ProcessRecord.all(data.run());
        if (remembered.stream().noneMatch(process -> process.handle().isPresent())) {
            StopCommand.printNothingRuns(out, data.root());
            return NOTHING_RUNS;
        }
        for (ProcessRecord process : remembered) {
            boolean alive = process.handle().isPresent();
            out.printf(
                    "%-10s %s%n",
                    process.name(),
                    alive ? "runs, process " + process.pid() + ", since " + started(process) : "has ended");
        }
        RunningInstallation.read(data).ifPresent(running -> {
            Addresses addresses = running.addresses();
            out.println();
            Announcement.print(out, addresses);
        });
        return 0;
    }

    private static String started(ProcessRecord process) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(process.started()), ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("d MMMM HH:mm:ss", Locale.ENGLISH));
    }
}
