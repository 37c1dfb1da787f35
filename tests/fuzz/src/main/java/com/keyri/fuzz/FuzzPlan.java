package com.keyri.fuzz;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a run is to be.
 *
 * @param requests how many bad requests
 * @param seed what all choices follow from
 * @param callers how many send at once
 * @param folder where the server's state goes
 * @param writes whether the figures go into the documentation
 */
public record FuzzPlan(long requests, long seed, int callers, Path folder, boolean writes) {
    private static final int CALLERS = 10;
    private static final long SEEDS = 1_000_000_000;
    private static final long REQUESTS = 100_000;

    public FuzzPlan {
        if (requests < 1 || callers < 1) {
            throw new IllegalArgumentException("a run has requests and callers");
        }
    }

    /** A run of that many, with this seed or, where it is empty, a new one. */
    public static FuzzPlan of(Path root, long requests, String seed) {
        long number = seed.isEmpty() ? Math.floorMod(System.nanoTime(), SEEDS) : number("the seed", seed);
        return new FuzzPlan(requests, number, CALLERS, root.resolve("target/fuzz"), false);
    }

    /** What the words behind {@code ./keyri fuzz} ask for. */
    static FuzzPlan parse(Path root, List<String> arguments) {
        long requests = REQUESTS;
        String seed = "";
        boolean writes = false;
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            switch (word) {
                case "--write" -> writes = true;
                case "--requests" -> requests = number(word, value(words));
                case "--seed" -> seed = value(words);
                default ->
                    throw new IllegalArgumentException(word + " isn't an option of fuzz: ./keyri --help lists them.");
            }
        }
        FuzzPlan plan = of(root, requests, seed);
        return new FuzzPlan(plan.requests, plan.seed, plan.callers, plan.folder, writes);
    }

    private static String value(Deque<String> words) {
        return words.isEmpty() ? "" : words.removeFirst();
    }

    private static long number(String what, String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new IllegalArgumentException(what + " wants a number.");
        }
        return Long.parseLong(text);
    }
}
