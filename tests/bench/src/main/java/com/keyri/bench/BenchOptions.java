package com.keyri.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./keyri bench} was asked for.
 *
 * @param nodes how many servers on one database
 * @param warmUp how long at most to run before anything counts
 * @param measure how long each measurement takes
 * @param workers how many sign-ins are under way at once
 * @param people how many people sign in, each with a browser that is known to them
 * @param open how many sign-ins to leave open at once for the measurement of memory; 0: none
 * @param stripeAway how many rounds to compare sign-ins with a Stripe that swallows every call; 0: none
 * @param json whether the figures are printed as JSON
 * @param write whether the figures go into the documentation
 * @param compare figures of an earlier run ({@code --json}) to compare with
 * @param only the names of the works to measure, with commas between; empty: all
 * @param data the folder for the state of the servers; what is there is removed
 * @param javaOptions further options of the servers' Java
 */
public record BenchOptions(
        int nodes,
        Duration warmUp,
        Duration measure,
        int workers,
        int people,
        int open,
        int stripeAway,
        boolean json,
        boolean write,
        Optional<Path> compare,
        Optional<String> only,
        Path data,
        List<String> javaOptions) {
    private static final Set<String> ALONE = Set.of("--json", "--write");
    private static final Set<String> WITH_VALUE = Set.of(
            "--nodes",
            "--warm-up",
            "--seconds",
            "--workers",
            "--people",
            "--open",
            "--stripe-away",
            "--compare",
            "--only",
            "--data",
            "--java-options");

    public BenchOptions {
        javaOptions = List.copyOf(javaOptions);
    }

    /**
     * Reads the command line.
     *
     * @param root the repository
     * @throws IllegalArgumentException for what isn't an option, with a sentence for the person
     */
    public static BenchOptions parse(Path root, List<String> words) {
        Map<String, String> given = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            if (!ALONE.contains(word) && !WITH_VALUE.contains(word)) {
                throw new IllegalArgumentException(word + " isn't an option of bench: ./keyri --help lists them.");
            }
            if (!ALONE.contains(word) && left.isEmpty()) {
                throw new IllegalArgumentException(word + " wants a value: ./keyri --help shows how.");
            }
            given.put(word, ALONE.contains(word) ? "" : left.removeFirst());
        }
        return new BenchOptions(
                number(given, "--nodes", 1, 1, 4),
                Duration.ofSeconds(number(given, "--warm-up", 300, 0, 3_600)),
                Duration.ofSeconds(number(given, "--seconds", 60, 5, 7_200)),
                number(given, "--workers", 8, 1, 256),
                number(given, "--people", 200, 1, 10_000),
                number(given, "--open", 0, 0, 20_000),
                number(given, "--stripe-away", 0, 0, 100),
                given.containsKey("--json"),
                given.containsKey("--write"),
                Optional.ofNullable(given.get("--compare")).map(Path::of),
                Optional.ofNullable(given.get("--only")),
                Path.of(given.getOrDefault(
                        "--data", root.resolve("target/bench").toString())),
                options(given.getOrDefault("--java-options", "")));
    }

    private static List<String> options(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    private static int number(Map<String, String> given, String option, int otherwise, int least, int most) {
        String text = given.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    option + " wants a number from " + least + " to " + most + ", not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
