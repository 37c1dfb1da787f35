package com.keyri.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayChartTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private final DayChart chart = new DayChart(List.of(
            new DayFigures(DAY, 8, 6, Optional.of(Duration.ofMillis(4_249))),
            new DayFigures(DAY.plusDays(1), 0, 0, Optional.empty())));

    @Test
    void shouldDrawADaysBarsByTheGreatestOfAllDays() {
        DayChart.Plot signIns = chart.getPlots().get(0);
        assertEquals("8", signIns.most());
        assertEquals(
                List.of(
                        new DayChart.Bar("opened", "22.5", "0.0", "105.0", "100.0"),
                        new DayChart.Bar("approved", "22.5", "25.0", "105.0", "75.0")),
                signIns.bars());
        assertEquals("75.0", chart.getPlots().get(1).bars().get(0).height());
        assertEquals("4.2 s", chart.getPlots().get(2).most());
    }

    @Test
    void shouldSayInWordsWhatItDraws() {
        assertEquals("75 %", chart.getSuccess());
        assertEquals("28 Nov", chart.getFirst());
        assertEquals("29 Nov", chart.getLast());
        assertEquals("4.2 s", chart.getDays().get(0).time());
        assertEquals("–", chart.getDays().get(1).success());
        assertEquals("–", chart.getDays().get(1).time());
        assertTrue(chart.getPlots().get(0).summary().contains("opened 8 sign-ins, and 6 were approved"));
    }

    @Test
    void shouldDrawNothingWhereThereWasNothing() {
        DayChart empty = new DayChart(List.of(new DayFigures(DAY, 0, 0, Optional.empty())));
        assertTrue(empty.isEmpty());
        assertFalse(chart.isEmpty());
        empty.getPlots().forEach(plot -> assertEquals(List.of(), plot.bars()));
    }
}
