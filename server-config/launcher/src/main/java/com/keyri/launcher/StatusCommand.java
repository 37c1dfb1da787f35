package com.keyri.launcher;

import com.keyri.launcher.process.ProcessRecord;
import java.io.PrintStream;
import java.util.List;

/** {@code ./keyri status}: what runs from this data folder. */
final class StatusCommand {
    private final DataFolder data;
    private final PrintStream out;

    StatusCommand(DataFolder data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run() {
        List<ProcessRecord> remembered = ProcessRecord.all(data.run());
        if (remembered.stream().noneMatch(process -> process.handle().isPresent())) {
            out.println("Nothing runs from " + data.root() + ".");
            return 3;
        }
        for (ProcessRecord process : remembered) {
            boolean alive = process.handle().isPresent();
            out.printf("%-10s %s%n", process.name(), alive ? "runs, process " + process.pid() : "has ended");
        }
        return 0;
    }
}
