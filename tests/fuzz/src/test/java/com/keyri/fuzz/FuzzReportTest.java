package com.keyri.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.bench.soak.Vitals;
import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.judge.Tally;
import com.keyri.launcher.Installation;
import com.keyri.test.server.LiveHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzReportTest {
    private static final Vitals BEFORE = vitals(25_000, 90_000_000, 60, 300);
    private static final FuzzPlan PLAN = new FuzzPlan(2, 7, 1, Path.of("target"), false);

    @TempDir
    Path folder;

    @Test
    void shouldBeContentWhereNothingIsWrong() {
        assertEquals(List.of(), report(BEFORE, Map.of(), List.of()).troubles());
    }

    @Test
    void shouldReportAHeapThatGrows() {
        // 80 bytes in each of 75,000 requests.
        Vitals after = vitals(100_000, 90_000_000 + 80 * 75_000, 60, 300);
        String trouble = report(after, Map.of(), List.of()).troubles().get(0);
        assertTrue(trouble.startsWith("heap after a full collection grows"), trouble);
        assertTrue(trouble.contains("grown most: [leak +"), trouble);
    }

    @Test
    void shouldReportThreadsAndDescriptorsThatStay() {
        List<String> troubles = report(vitals(100_000, 90_000_000, 70, 320), Map.of(), List.of())
                .troubles();
        assertTrue(troubles.get(0).startsWith("threads grows"), troubles.toString());
        assertTrue(troubles.get(1).startsWith("file descriptors grows"), troubles.toString());
    }

    @Test
    void shouldReportWhatTheServerLogs() {
        List<String> troubles =
                report(BEFORE, Map.of("SEVERE it broke", 2), List.of()).troubles();
        assertEquals(List.of("2 × in the server's log: SEVERE it broke"), troubles);
    }

    @Test
    void shouldReportWhatTheJudgeSaidAndWhatWasSeenAfterwards() {
        Tally tally = tally();
        tally.trouble(Kind.BODY, "status 500", "POST /");
        FuzzReport report = FuzzReport.of(
                PLAN, Duration.ofSeconds(1), tally, BEFORE, BEFORE, Map.of(), List.of("nobody can sign in"));
        assertEquals(List.of("1 × BODY: status 500", "nobody can sign in"), report.troubles());
    }

    @Test
    void shouldReportThatNotAllWereSent() {
        FuzzPlan more = new FuzzPlan(3, 7, 1, Path.of("target"), false);
        assertEquals(
                List.of("only 2 of 3 were sent"),
                FuzzReport.of(more, Duration.ofSeconds(1), tally(), BEFORE, BEFORE, Map.of(), List.of())
                        .troubles());
    }

    @Test
    void shouldWriteItsFiguresIntoThePageAndLeaveTheRest() throws IOException {
        Path page = folder.resolve("fuzzing.md");
        Files.writeString(
                page,
                "# Before\n<!-- ./keyri fuzz --write writes from here ... -->\nold\n<!-- ... to here -->\nafter\n");
        FuzzPage.write(page, report(BEFORE, Map.of(), List.of()));
        String text = Files.readString(page);
        assertTrue(text.startsWith("# Before\n<!--") && text.endsWith("to here -->\nafter\n"), text);
        assertTrue(text.contains("2 bad requests in 1 s with the seed 7."), text);
        assertTrue(!text.contains("old"), text);
        Files.writeString(page, "no place");
        assertThrows(IllegalArgumentException.class, () -> FuzzPage.write(page, report(BEFORE, Map.of(), List.of())));
    }

    /** The page's figures depend on the machine; that it has them for all kinds doesn't. */
    @Test
    void shouldStandInTheDocumentsForEveryKind() throws IOException {
        String page = Files.readString(Installation.find().root().resolve("docs/security/fuzzing.md"));
        for (Kind kind : Kind.values()) {
            assertTrue(page.contains(kind.words()), kind.name());
        }
    }

    private static FuzzReport report(Vitals after, Map<String, Integer> log, List<String> afterwards) {
        return FuzzReport.of(PLAN, Duration.ofSeconds(1), tally(), BEFORE, after, log, afterwards);
    }

    private static Tally tally() {
        Tally tally = new Tally();
        tally.count(Kind.BODY, 400, 1);
        tally.count(Kind.FRAME, 4401, 1);
        return tally;
    }

    private static Vitals vitals(long done, long heap, long threads, long descriptors) {
        return new Vitals(done, new LiveHeap(heap, Map.of("leak", heap)), 500, threads, descriptors, 20);
    }
}
