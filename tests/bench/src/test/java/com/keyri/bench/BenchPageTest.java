package com.keyri.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchPageTest {
    private static final Measurement SIGN_INS = new Measurement(
            "sign-in",
            29,
            new Rate(22.2, 1.1, List.of()),
            0.31,
            Map.of("start", new Measurement.Times(42, 130, 130)),
            Map.of("start", new Measurement.Times(10, 51, 51)),
            Map.of());
    private static final Measurement INTROSPECTIONS = new Measurement(
            "introspection",
            900,
            new Rate(4_100, 12, List.of()),
            0.35,
            Map.of("introspection", new Measurement.Times(11, 41, 41)),
            Map.of("introspection", new Measurement.Times(5, 79, 79)),
            Map.of("HTTP 500", 3));

    @Test
    void shouldSayOfEachFigureWhetherItsGoalIsReached() {
        List<String> lines = BenchPage.lines(new Figures(
                1,
                "17",
                26,
                List.of(SIGN_INS, INTROSPECTIONS),
                623,
                700,
                109,
                new Figures.Open(10, 301, 1),
                Figures.Away.NONE));
        assertTrue(lines.contains("| sign-in | 22 ± 1 | 250: **missed** | 31 % |"), lines.toString());
        assertTrue(lines.contains("| introspection | 4100 ± 12 | 4,000: reached | 35 % |"), lines.toString());
        assertTrue(lines.contains("| start | 42 | 130 | 10 | 51 | 50: **missed** |"), lines.toString());
        assertTrue(lines.contains("| introspection | 11 | 41 | 5 | 79 |  |"), lines.toString());
        assertTrue(lines.contains("| resident after the load | 623 MB | 700: reached |"), lines.toString());
        assertTrue(lines.contains("| CPU to the first page | 26 s | 19: **missed** |"), lines.toString());
        assertTrue(
                lines.contains("| 10 open sign-ins | 301 MB and 1 threads more | 300: **missed** |"), lines.toString());
        assertTrue(lines.get(lines.size() - 1).contains("FAILED 3 times: HTTP 500"), lines.toString());
    }

    @Test
    void shouldSayWhatPeopleWithAccountsCost() {
        List<String> lines = BenchPage.consoleLines(
                "17",
                List.of(
                        console("session-check", 3_999, 9),
                        console("new-organization", 50, 9),
                        console("new-organization-of-many", 49, 9),
                        console("organization-list", 80, 150)));
        assertTrue(
                lines.contains(
                        "| session-check | 3999 ± 5 | 0.25 | 31 % | 4 | 9 | 160 | 4,000 per core-second: **missed** |"),
                lines.toString());
        assertTrue(
                lines.contains("| new-organization | 50 ± 5 | 20.00 | 31 % | 4 | 9 | 160 | 20 ms CPU: reached |"),
                lines.toString());
        assertTrue(
                lines.contains(
                        "| new-organization-of-many | 49 ± 5 | 20.41 | 31 % | 4 | 9 | 160 | 20 ms CPU: **missed** |"),
                lines.toString());
        assertTrue(
                lines.contains(
                        "| organization-list | 80 ± 5 | 12.50 | 31 % | 4 | 150 | 160 | p95 of 150 ms: **missed** |"),
                lines.toString());
    }

    private static Measurement console(String work, double perCoreSecond, double p95) {
        return new Measurement(
                work,
                1,
                new Rate(perCoreSecond, 5, List.of()),
                0.31,
                Map.of(),
                Map.of(work, new Measurement.Times(4, p95, 160)),
                Map.of());
    }

    @Test
    void shouldLeaveWhatWasNotMeasured(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, """
                <!-- ./keyri bench --write writes from here ... -->
                sign-ins
                <!-- ... to here -->
                <!-- ./keyri bench (console) --write writes from here ... -->
                old
                <!-- ... to here -->
                """);
        BenchPage.write(
                page,
                new Figures(
                        1,
                        "17",
                        26,
                        List.of(console("session-check", 10, 9)),
                        1,
                        1,
                        1,
                        Figures.Open.NONE,
                        Figures.Away.NONE));
        String text = Files.readString(page);
        assertTrue(text.contains("\nsign-ins\n") && text.contains("| session-check | 10 "), text);
        assertFalse(text.contains("old"), text);
    }

    @Test
    void shouldWriteNothingButItsSection(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        String soak = "<!-- ./keyri soak --write writes from here ... -->\nother\n<!-- ... to here -->\n";
        Files.writeString(
                page,
                soak
                        + "between\n<!-- ./keyri bench --write writes from here ... -->\nold\n<!-- ... to here -->\nafter\n");
        BenchPage.write(
                page, new Figures(1, "17", 26, List.of(SIGN_INS), 623, 700, 109, Figures.Open.NONE, Figures.Away.NONE));
        String text = Files.readString(page);
        assertTrue(text.startsWith(soak + "between\n") && text.endsWith("to here -->\nafter\n"), text);
        assertFalse(text.contains("old") || text.contains("open sign-ins"), text);
        Files.writeString(page, soak);
        assertThrows(
                IllegalArgumentException.class,
                () -> BenchPage.write(
                        page, new Figures(1, "17", 26, List.of(), 1, 1, 1, Figures.Open.NONE, Figures.Away.NONE)));
        assertEquals(soak, Files.readString(page));
    }

    @Test
    void shouldReadOptionsWithAndWithoutAValue() {
        BenchOptions options = BenchOptions.parse(Path.of("/r"), List.of("--write", "--open", "7", "--json"));
        assertTrue(options.write() && options.json());
        assertEquals(7, options.open());
        assertFalse(BenchOptions.parse(Path.of("/r"), List.of()).write());
        assertThrows(IllegalArgumentException.class, () -> BenchOptions.parse(Path.of("/r"), List.of("--open")));
        assertThrows(IllegalArgumentException.class, () -> BenchOptions.parse(Path.of("/r"), List.of("--wirte")));
    }
}
