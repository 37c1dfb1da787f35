package com.keyri.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwayPageTest {
    private static final Measurement.Times ANSWERING = new Measurement.Times(10, 20, 40);
    private static final Measurement.Times AWAY = new Measurement.Times(11, 21, 41);

    @Test
    void shouldSayWhatIsTheSameAndWhatIsWorse() {
        assertTrue(end(2, 2.9).endsWith("by +2.0 % (± 2.9). Goal, less than 5 % more: reached."), end(2, 2.9));
        assertTrue(end(9, 3.9).endsWith("**missed**."), end(9, 3.9));
        assertTrue(end(2, 3.1).endsWith("**not told apart**."), end(2, 3.1));
        List<String> lines = AwayPage.lines("17", away(2, 1, Map.of("HTTP 500", 3)));
        assertTrue(lines.contains("| Stripe answers | 10.0 | 20.0 | 40.0 | 1,200 |"), lines.toString());
        assertTrue(lines.get(lines.size() - 1).contains("FAILED 3 times: HTTP 500"), lines.toString());
    }

    private static String end(double change, double plusMinus) {
        List<String> lines = AwayPage.lines("17", away(change, plusMinus, Map.of()));
        return lines.get(lines.size() - 1);
    }

    private static Figures.Away away(double change, double plusMinus, Map<String, Integer> failures) {
        return new Figures.Away(6, 20, ANSWERING, AWAY, change, plusMinus, 1_200, 30, failures);
    }
}
