package com.keyri.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes of an installation as Linux sees them ({@code proc(5)}): Payara's, and PostgreSQL's with all that it
 * started.
 *
 * @param payara process ids
 * @param postgres process id of the postmaster, 0 where the database is somebody else's
 */
public record ServerProcesses(List<Long> payara, long postgres) {
    private static final double TICKS_PER_SECOND = 100;
    private static final Path PROC = Path.of("/proc");

    public ServerProcesses {
        payara = List.copyOf(payara);
    }

    /**
     * What they have used so far.
     *
     * @param payara CPU seconds of all nodes
     * @param postgres CPU seconds of PostgreSQL
     */
    public record Cpu(double payara, double postgres) {
        /** Of both. */
        public double total() {
            return payara + postgres;
        }

        Cpu minus(Cpu earlier) {
            return new Cpu(payara - earlier.payara, postgres - earlier.postgres);
        }
    }

    /** What they have used so far. */
    public Cpu cpu() {
        double servers =
                payara.stream().mapToDouble(ServerProcesses::ownSeconds).sum();
        return new Cpu(servers, postgres == 0 ? 0 : family(postgres));
    }

    /** Resident memory of Payara's processes, MB. */
    public long residentMb() {
        return payara.stream().mapToLong(pid -> status(pid, "VmRSS")).sum() / 1024;
    }

    /** The most that was resident at any time, MB. */
    public long peakMb() {
        return payara.stream().mapToLong(pid -> status(pid, "VmHWM")).sum() / 1024;
    }

    /** CPU seconds that Java's compiler has used in Payara's processes: much while it warms up, next to none later. */
    public double compilerCpu() {
        return payara.stream().mapToDouble(ServerProcesses::compilerSeconds).sum();
    }

    /** Threads of Payara's processes. */
    public long threads() {
        return payara.stream().mapToLong(pid -> status(pid, "Threads")).sum();
    }

    /** Open files and connections of Payara's processes. */
    public long descriptors() {
        return payara.stream()
                .mapToLong(pid -> entries(PROC.resolve(pid + "/fd")))
                .sum();
    }

    /** PostgreSQL's processes: one for each connection, and a few of its own. */
    public long connections() {
        return ProcessHandle.of(postgres).stream()
                .flatMap(ProcessHandle::children)
                .count();
    }

    private static long entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process, its children, and the children that have ended. */
    private static double family(long pid) {
        double own = seconds(Long.toString(pid), 14, 15, 16, 17);
        try (Stream<Path> processes = Files.list(PROC)) {
            return own
                    + processes
                            .map(path -> path.getFileName().toString())
                            .filter(name -> name.chars().allMatch(Character::isDigit))
                            .mapToLong(Long::parseLong)
                            .filter(other -> parent(other) == pid)
                            .mapToDouble(ServerProcesses::ownSeconds)
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double compilerSeconds(long pid) {
        Path threads = PROC.resolve(pid + "/task");
        try (Stream<Path> tasks = Files.list(threads)) {
            return tasks.filter(task -> name(task).matches("C[12] Compiler.*"))
                    .mapToDouble(task -> seconds(pid + "/task/" + task.getFileName(), 14, 15))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static double ownSeconds(long pid) {
        return seconds(Long.toString(pid), 14, 15);
    }

    private static double seconds(String process, int... fields) {
        String[] stat = stat(process);
        double ticks = 0;
        for (int field : fields) {
            ticks += stat.length == 0 ? 0 : Double.parseDouble(stat[field - 3]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long parent(long pid) {
        String[] stat = stat(Long.toString(pid));
        return stat.length == 0 ? -1 : Long.parseLong(stat[1]);
    }

    /** The fields from the third on: the second may hold blanks. Empty where the process has ended. */
    private static String[] stat(String process) {
        try {
            String text = Files.readString(PROC.resolve(process + "/stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static long status(long pid, String name) {
        try {
            Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+)")
                    .matcher(Files.readString(PROC.resolve(pid + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
