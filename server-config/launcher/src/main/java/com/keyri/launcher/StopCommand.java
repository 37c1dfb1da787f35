package com.keyri.launcher;

import com.keyri.launcher.process.ProcessRecord;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code ./keyri stop}: ends the running launcher, or what a killed one left behind. */
final class StopCommand {
    private final DataFolder data;
    private final PrintStream out;

    StopCommand(DataFolder data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run() {
        List<ProcessRecord> alive = ProcessRecord.all(data.run()).stream()
                .filter(process -> process.handle().isPresent())
                .toList();
        if (alive.isEmpty()) {
            printNothingRuns(out, data.root());
            return 0;
        }
        alive.stream()
                .filter(process -> process.name().equals(StartCommand.PROCESS))
                .forEach(process -> process.stop(data.run()));
        ProcessRecord.all(data.run()).forEach(process -> process.stop(data.run()));
        out.println("Stopped.");
        return 0;
    }

    static void printNothingRuns(PrintStream out, Path folder) {
        out.println("Nothing runs from " + folder + ".");
    }
}
