package com.keyri.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that stands still at one of its steps, until whoever started it kills it. Its program counts its steps with
 * {@link #standingAt} and ends with {@link #through}.
 */
public final class SteppingProcess {
    private static final String STANDS = "stands";
    private static final String THROUGH = "through";

    private SteppingProcess() {}

    /** In the process: what it does at each step, so that it never comes past that one. */
    public static Runnable standingAt(String last) {
        int number = Integer.parseInt(last);
        AtomicInteger steps = new AtomicInteger();
        return () -> {
            if (steps.incrementAndGet() == number) {
                say(STANDS);
                while (true) {
                    LockSupport.park();
                }
            }
        };
    }

    /** In the process: it has done everything. */
    public static void through() {
        say(THROUGH);
        System.exit(0); // Libraries' threads would keep it.
    }

    /**
     * Starts a process and kills it where it stands, or when it is through.
     *
     * @param program the class with its {@code main}
     * @param step the last of its arguments, from 1
     * @return whether it came to that step
     */
    public static boolean killAt(Class<?> program, List<String> arguments, int step)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(arguments);
        command.add(Integer.toString(step));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String word = said.readLine();
            if (!STANDS.equals(word) && !THROUGH.equals(word)) {
                throw new AssertionError("the process has died by itself");
            }
            return STANDS.equals(word);
        } finally {
            process.destroyForcibly().waitFor(); // SIGKILL.
        }
    }

    @SuppressWarnings("SystemOut") // Whoever started it reads it.
    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
