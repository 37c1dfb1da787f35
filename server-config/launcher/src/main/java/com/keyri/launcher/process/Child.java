package com.keyri.launcher.process;

import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that belongs to the launcher, in a session of its own, so that Ctrl-C at the terminal reaches the launcher
 * only.
 */
public final class Child {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private final ProcessRecord remembered;
    private final Path folder;

    private Child(Process process, ProcessRecord remembered, Path folder) {
        this.process = process;
        this.remembered = remembered;
        this.folder = folder;
    }

    /**
     * What to start and how.
     *
     * @param name what it is, also the name of its record
     * @param command program and arguments
     * @param environment all that it is told, beside what {@link InheritedEnvironment} keeps
     * @param input what it reads from its standard input
     * @param output the file that takes what it prints
     * @param signal how it is asked to end
     */
    public record Start(
            String name,
            List<String> command,
            Map<String, String> environment,
            @Nullable String input,
            Path output,
            String signal) {

        /** Copies what could still change. */
        public Start {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /** Starts it and remembers it in {@code folder}. */
    public static Child start(Start start, Path folder) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(start.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        InheritedEnvironment.reduce(builder.environment());
        builder.environment().putAll(start.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(start.output().toFile());
        try {
            Process process = builder.start();
            ProcessRecord remembered = ProcessRecord.write(folder, start.name(), process.toHandle(), start.signal());
            try (OutputStream stdin = process.getOutputStream()) {
                if (start.input() != null) {
                    stdin.write(start.input().getBytes(StandardCharsets.UTF_8));
                }
            }
            return new Child(process, remembered, folder);
        } catch (IOException e) {
            throw new LaunchException("Can't start " + start.name() + ": " + e.getMessage() + ".", e);
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Waits until it ends by itself. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    /** The handle, to be told when it ends. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks it to end, waits, ends it by force where it doesn't. */
    public void stop() {
        remembered.stop(folder);
    }
}
