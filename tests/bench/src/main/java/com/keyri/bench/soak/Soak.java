package com.keyri.bench.soak;

import com.keyri.bench.Bench;
import com.keyri.bench.BenchOptions;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The program behind {@code ./keyri soak}. */
public final class Soak {
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int DEFAULT_MINUTES = 60;

    private Soak() {}

    /** Holds the load; ends with 0 where nothing went wrong and nothing grew. */
    public static void main(String[] arguments) throws IOException {
        int status;
        try {
            Bench.nameHosts();
            status = run(Installation.find().root(), new ArrayDeque<>(List.of(arguments)));
        } catch (IllegalArgumentException | LaunchException e) {
            System.err.println(e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static int run(Path root, Deque<String> words) throws IOException {
        int minutes = DEFAULT_MINUTES;
        boolean writes = false;
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if ("--write".equals(word)) {
                writes = true;
            } else if ("--minutes".equals(word)) {
                minutes = minutes(words.pollFirst());
            } else {
                throw new IllegalArgumentException(word + " isn't an option of soak: ./keyri --help lists them.");
            }
        }
        BenchOptions options = BenchOptions.parse(
                root, List.of("--data", root.resolve("target/soak").toString()));
        Endurance endurance = LongLoad.hold(options, Duration.ofMinutes(minutes), System.err);
        EndurancePage.lines(endurance).forEach(System.out::println);
        endurance.troubles().forEach(System.out::println);
        if (writes) {
            EndurancePage.write(root.resolve("docs/operations/performance.md"), endurance);
        }
        return endurance.troubles().isEmpty() ? 0 : 1;
    }

    private static int minutes(String text) {
        if (text == null
                || !text.matches("\\d{1,4}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > LONGEST_MINUTES) {
            throw new IllegalArgumentException("--minutes wants a number from 1 to " + LONGEST_MINUTES + ".");
        }
        return Integer.parseInt(text);
    }
}
