package com.keyri.fuzz.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Jazzer finds no input that makes a parser do anything but what it declares. {@code -Psoak} looks far longer. */
class ParsersIT {
    private static final long RUNS = Long.getLong("keyri.fuzz.runs", 20_000);
    private static final long SEED = Long.getLong("keyri.fuzz.seed", 1);
    private static final Path FOLDER = Path.of("target/jazzer");
    private static final int AT_ONCE = 2;

    @Test
    void shouldOnlyDoWhatTheyDeclare() throws ExecutionException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<String>> findings = new ArrayList<>();
        for (Parser each : Parser.values()) {
            findings.add(pool.submit(() -> finding(each)));
        }
        pool.shutdown();
        List<String> found = new ArrayList<>();
        for (Future<String> each : findings) {
            found.add(each.get());
        }
        found.removeIf(String::isEmpty);
        assertEquals(List.of(), found);
    }

    /** A parser with a fault is found out, so silence means something. */
    @Test
    void shouldReportAParserWithAFault() {
        JazzerRun run =
                JazzerRun.of(FaultyTarget.class, List.of(Input.of("a")), 2_000_000, SEED, FOLDER.resolve("faulty"));
        assertTrue(run.status() != 0, run.end());
        assertTrue(run.output().contains("FaultyTarget"), run.end());
    }

    private static String finding(Parser parser) {
        long runs = parser.runs(RUNS);
        String name = parser.name().toLowerCase(Locale.ROOT);
        JazzerRun run = JazzerRun.of(parser.target(), parser.seeds(), runs, SEED, FOLDER.resolve(name));
        System.out.printf(Locale.ROOT, "%s: %d inputs, %d places reached%n", name, run.runs(), run.coverage());
        boolean isThorough =
                run.runs() >= runs && run.coverage() > parser.seeds().size();
        return run.status() == 0 && isThorough ? "" : name + " (" + FOLDER.resolve(name) + "): " + run.end();
    }
}
