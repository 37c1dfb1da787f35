package com.keyri.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left on a Java heap after a full collection.
 *
 * @param bytes of all objects
 * @param byClass bytes of each class's objects
 */
public record LiveHeap(long bytes, Map<String, Long> byClass) {
    /** Number, instances, bytes, class. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

    /** The end of a histogram. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total .*$");

    private static final int COLLECTIONS = 4;

    public LiveHeap {
        byClass = Map.copyOf(byClass);
    }

    /**
     * Has the process collect all garbage and count what is left; it stands still for that. It does so four times, and
     * the least counts: G1 leaves what is dead in regions that are almost full, as arrays of ints, and clears them out
     * with each fourth full collection only ({@code MarkSweepAlwaysCompactCount}). And what holds something outside of
     * the heap goes with the collection after the one that finds it, when its cleaner has been there.
     */
    public static LiveHeap of(long pid) {
        List<LiveHeap> heaps = TOTAL.splitAsStream(histograms(pid))
                .filter(histogram -> !histogram.isBlank())
                .map(LiveHeap::parse)
                .toList();
        if (heaps.size() != COLLECTIONS) {
            throw new IllegalStateException(heaps.size() + " histograms");
        }
        return heaps.stream().min(Comparator.comparingLong(LiveHeap::bytes)).orElseThrow();
    }

    /** By one program, whose start costs more than what it asks for. */
    private static String histograms(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Path commands = Files.createTempFile("keyri-jcmd", "");
            try {
                Files.write(commands, Collections.nCopies(COLLECTIONS, "GC.class_histogram"));
                return print(new ProcessBuilder(jcmd.toString(), Long.toString(pid), "-f", commands.toString()));
            } finally {
                Files.delete(commands);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no jcmd: a JDK is wanted", e);
        }
    }

    private static String print(ProcessBuilder program) throws IOException {
        try {
            Process process = program.redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd can't look into the server: " + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@code jcmd PID GC.class_histogram} prints. */
    public static LiveHeap parse(String histogram) {
        Map<String, Long> byClass = new HashMap<>();
        histogram
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line ->
                        // The same name may come twice, from two class loaders.
                        byClass.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
        if (byClass.isEmpty()) {
            throw new IllegalStateException("no histogram: " + histogram);
        }
        return new LiveHeap(byClass.values().stream().mapToLong(Long::longValue).sum(), byClass);
    }

    /** The classes that have grown most since {@code earlier}, each with the bytes that came. */
    public List<String> grownSince(LiveHeap earlier, int most) {
        Map<String, Long> grown = new HashMap<>();
        byClass.forEach((name, now) -> grown.put(name, now - earlier.byClass.getOrDefault(name, 0L)));
        return grown.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(each -> each.getKey() + " +" + each.getValue())
                .toList();
    }
}
