package com.keyri.launcher.process;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that a launcher started, as remembered on disk. The start time tells it from another process that later got
 * the same id.
 *
 * @param name what it is, for people
 * @param pid its process id
 * @param started when it started, in milliseconds
 * @param signal how it is asked to end, for example {@code TERM}
 */
public record ProcessRecord(String name, long pid, long started, String signal) {
    private static final Duration SAME_START = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Remembers a process in {@code folder}. */
    public static ProcessRecord write(Path folder, String name, ProcessHandle process, String signal) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        ProcessRecord processRecord = new ProcessRecord(name, process.pid(), started, signal);
        try {
            DataFolder.writePrivate(file(folder, name), process.pid() + " " + started + " " + signal + "\n");
        } catch (IOException e) {
            throw new LaunchException("Can't write to " + folder + ": choose another place with --data DIR.", e);
        }
        return processRecord;
    }

    /** The remembered process of that name, alive or not. */
    public static Optional<ProcessRecord> read(Path folder, String name) {
        Path file = file(folder, name);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return Optional.of(new ProcessRecord(name, Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** All remembered processes. */
    public static List<ProcessRecord> all(Path folder) {
        List<ProcessRecord> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .sorted()
                    .forEach(name ->
                            read(folder, name.substring(0, name.length() - 4)).ifPresent(found::add));
        } catch (IOException e) {
            throw new LaunchException("Can't read " + folder + ": choose another place with --data DIR.", e);
        }
        return found;
    }

    /** The process, where it still runs. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(process.info()
                                        .startInstant()
                                        .map(Instant::toEpochMilli)
                                        .orElse(0L)
                                - started)
                        <= SAME_START.toMillis());
    }

    /** Asks the process to end, waits, and ends it by force where it doesn't; then forgets it. */
    public void stop(Path folder) {
        handle().ifPresent(process -> {
            Signals.send(process, signal);
            if (!Signals.awaitEnd(process, PATIENCE)) {
                process.destroyForcibly();
                Signals.awaitEnd(process, PATIENCE);
            }
        });
        forget(folder);
    }

    /** Forgets the process. */
    public void forget(Path folder) {
        try {
            Files.deleteIfExists(file(folder, name));
        } catch (IOException e) {
            throw new LaunchException("Can't write to " + folder + ": choose another place with --data DIR.", e);
        }
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".pid");
    }
}
