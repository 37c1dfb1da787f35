package com.keyri.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.server.LiveHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnduranceTest {
    private static final String HISTOGRAM = """
            12345:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:          2000          64000  [B (java.base@17.0.1)
               2:           100           6400  java.lang.String (java.base@17.0.1)
               3:             1             40  com.keyri.Twice
               4:             1             24  com.keyri.Twice
            Total          2102          70464
            """;

    @TempDir
    Path folder;

    @Test
    void shouldReadAHistogram() {
        LiveHeap heap = LiveHeap.parse(HISTOGRAM);
        assertEquals(70_464, heap.bytes());
        assertEquals(64, heap.byClass().get("com.keyri.Twice"));
        assertThrows(IllegalStateException.class, () -> LiveHeap.parse("12345:\njava.io.IOException: gone"));
    }

    @Test
    void shouldSeeItsOwnHeap() {
        byte[] large = new byte[3_000_000];
        LiveHeap heap = LiveHeap.of(ProcessHandle.current().pid());
        assertTrue(heap.byClass().get("[B") > large.length);
    }

    @Test
    void shouldNameWhatHasGrownMost() {
        LiveHeap before = new LiveHeap(30, Map.of("a", 10L, "b", 20L));
        LiveHeap after = new LiveHeap(95, Map.of("a", 5L, "b", 50L, "c", 40L));
        assertEquals(List.of("c +40", "b +30"), after.grownSince(before, 5));
        assertEquals(List.of("c +40"), after.grownSince(before, 1));
    }

    @Test
    void shouldBeContentWithWhatStaysTheSame() {
        assertEquals(
                List.of(),
                endurance(vitals(signIns -> 90_000_000 + signIns % 7), 0, Map.of())
                        .troubles());
    }

    @Test
    void shouldTellOfALeakOfOneSmallObjectForEachSignIn() { // 48 bytes in 38,000 sign-ins
        List<String> troubles = endurance(vitals(signIns -> 90_000_000 + 48 * signIns), 0, Map.of())
                .troubles();
        assertEquals(2, troubles.size(), troubles::toString);
        assertTrue(troubles.get(0).startsWith("heap after a full collection grows: +1.8"), troubles.get(0));
    }

    @Test
    void shouldNotTakeTheFillingOfCachesForALeak() {
        List<Vitals> vitals = vitals(signIns -> 90_000_000 + 200 * Math.min(signIns, 18_000));
        assertEquals(List.of(), endurance(vitals, 0, Map.of()).troubles());
    }

    @Test
    void shouldLookAsOftenAsTheTimeAllows() {
        assertEquals(12, LongLoad.samples(Duration.ofMinutes(1)));
        assertEquals(15, LongLoad.samples(Duration.ofMinutes(3)));
        assertEquals(30, LongLoad.samples(Duration.ofMinutes(10)));
        assertEquals(30, LongLoad.samples(Duration.ofHours(1)));
    }

    /** What a session holds, on a heap as uneven as it was measured, with as many sign-ins as two cores do. */
    @Test
    void shouldTellInThreeMinutesOfALeakOfAKilobyteForEachSignIn() {
        assertEquals(List.of(), endurance(threeMinutes(0), 0, Map.of()).troubles());
        assertTrue(endurance(threeMinutes(1_000), 0, Map.of())
                .troubles()
                .get(0)
                .startsWith("heap after a full collection grows: +2"));
    }

    private static List<Vitals> threeMinutes(long leak) {
        List<Long> uneven = List.of(0L, 300_000L, -400_000L, 500_000L, -100_000L, 600_000L, -300_000L);
        return LongStream.rangeClosed(1, LongLoad.samples(Duration.ofMinutes(3)))
                .mapToObj(i -> new Vitals(
                        i * 230,
                        new LiveHeap(141_000_000 + uneven.get((int) (i % 7)) + i * 230 * leak, Map.of("a", i)),
                        690,
                        110,
                        557,
                        20))
                .toList();
    }

    @Test
    void shouldTellOfThreadsThatStay() {
        List<Vitals> vitals = LongStream.rangeClosed(1, 30)
                .mapToObj(i -> new Vitals(i * 2_000, new LiveHeap(1, Map.of("a", 1L)), 500, 60 + i, 300, 20))
                .toList();
        assertTrue(endurance(vitals, 0, Map.of()).troubles().get(0).startsWith("threads grows"));
    }

    @Test
    void shouldTellOfFailuresAndOfWhatIsLogged() {
        List<Vitals> vitals = vitals(signIns -> 90_000_000);
        assertTrue(endurance(vitals, 1, Map.of()).troubles().get(0).startsWith("failed 1 times"));
        assertTrue(endurance(vitals, 0, Map.of("SEVERE it broke", 2))
                .troubles()
                .get(0)
                .startsWith("in the server's log 2 times: SEVERE it broke"));
    }

    @Test
    void shouldFindWarningsAndErrorsThatWereLoggedSince() throws IOException {
        Path log = folder.resolve("server.log");
        String info = "{\"Level\":\"INFO\",\"LogMessage\":\"all is well\"}\n";
        String warning = "{\"Level\":\"WARNING\",\"LogMessage\":\"gave up after 17 tries\"}\n";
        String severe = "{\"Level\":\"SEVERE\",\"Throwable\":{\"Exception\":\"call failed\",\"StackTrace\":\"x\"}}\n";
        Files.writeString(log, severe + info);
        LogTroubles since = LogTroubles.since(log);
        assertEquals(Map.of(), since.counts());
        Files.writeString(log, severe + info + info + warning + warning.replace("17", "18") + severe);
        assertEquals(Map.of("WARNING gave up after N tries", 2, "SEVERE call failed", 1), since.counts());
        Files.writeString(log, severe); // rotated
        assertEquals(Map.of("SEVERE call failed", 1), since.counts());
    }

    @Test
    void shouldWriteItsFiguresIntoThePageAndLeaveTheRest() throws IOException {
        Path page = folder.resolve("performance.md");
        Files.writeString(
                page,
                "# Before\n<!-- ./keyri soak --write writes from here ... -->\nold\n<!-- ... to here -->\nafter\n");
        EndurancePage.write(page, endurance(vitals(signIns -> 90_000_000), 0, Map.of()));
        String text = Files.readString(page);
        assertTrue(text.startsWith("# Before\n<!--") && text.endsWith("to here -->\nafter\n"), text);
        assertTrue(text.contains("| heap after a full collection | 90.0 MB | 90.0 MB | +0.0 ± 0.0 MB | flat |"), text);
        assertTrue(text.contains("60000 complete sign-ins at 100 a second, where 125 were the most"), text);
        assertTrue(!text.contains("old"), text);
        Files.writeString(page, "no place");
        assertThrows(
                IllegalArgumentException.class,
                () -> EndurancePage.write(page, endurance(vitals(signIns -> 1), 0, Map.of())));
    }

    private static List<Vitals> vitals(LongUnaryOperator heap) {
        return LongStream.rangeClosed(1, 30)
                .map(i -> i * 2_000)
                .mapToObj(signIns -> new Vitals(
                        signIns,
                        new LiveHeap(heap.applyAsLong(signIns), Map.of("a", heap.applyAsLong(signIns))),
                        500,
                        60,
                        300,
                        20))
                .toList();
    }

    private static Endurance endurance(List<Vitals> vitals, int failures, Map<String, Integer> log) {
        return new Endurance(
                "17",
                2,
                Duration.ofMinutes(10),
                125,
                100,
                60_000,
                40,
                failures == 0 ? Map.of() : Map.of("refused", failures),
                Endurance.measures(vitals),
                List.of("a +1"),
                log,
                60_500,
                90);
    }
}
