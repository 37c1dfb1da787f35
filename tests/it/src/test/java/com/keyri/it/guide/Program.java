package com.keyri.it.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine that runs to its end in a folder. */
record Program(Path folder, Map<String, String> settings, List<String> command) {
    private static final int PATIENCE_SECONDS = 60;

    static Program in(Path folder, String... command) {
        return new Program(folder, Map.of(), List.of(command));
    }

    Program with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return new Program(folder, all, command);
    }

    /** What it wrote to its standard output, having read this. */
    String run(String input) {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        Path trouble = folder.resolve("err");
        try {
            Files.writeString(in, input);
            Process process = builder()
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(trouble.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(trouble) + Files.readString(out));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** It may run as long as the test does. */
    Process start() throws IOException {
        return builder()
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(settings);
        return builder;
    }
}
