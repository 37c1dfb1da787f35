package com.keyri.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.bench.soak.Trend.Point;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void shouldFindTheSlopeOfALineExactly() {
        Trend trend = Trend.through(points(20, x -> 5 + 3 * x));
        assertEquals(3, trend.slope(), 1e-9);
        assertEquals(0, trend.plusMinus(), 1e-6);
        assertEquals(5 + 3 * 9.5, trend.mean(), 1e-9);
    }

    /** Worked out by hand. */
    @Test
    void shouldKnowItsUncertainty() {
        Trend trend = Trend.through(
                List.of(new Point(1, 2), new Point(2, 1), new Point(3, 4), new Point(4, 3), new Point(5, 6)));
        assertEquals(1.0, trend.slope(), 1e-9);
        // Residuals 0.8, -1.2, 0.8, -1.2, 0.8: 4.8 / 3 / 10 = 0.16; t(3) is 3.18, the formula gives 2.83.
        assertEquals(0.4 * (1.96 + 2.6 / 3), trend.plusMinus(), 1e-9);
    }

    @Test
    void shouldNotCallNoiseGrowth() {
        int wrong = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            wrong += Trend.through(points(20, x -> 100 + random.nextGaussian())).surely() > 0 ? 1 : 0;
        }
        assertTrue(wrong <= 20, wrong + " of 400"); // One in forty is what 95 % means.
    }

    @Test
    void shouldSeeAGrowthOfTheSizeOfTheNoise() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            assertTrue(Trend.through(points(20, x -> 100 + 0.25 * x + random.nextGaussian()))
                            .surely()
                    > 0);
        }
    }

    @Test
    void shouldKnowNothingFromThreePoints() {
        assertTrue(Double.isInfinite(Trend.through(points(3, x -> x)).plusMinus()));
        assertTrue(Double.isInfinite(Trend.through(List.of()).plusMinus()));
        assertTrue(Double.isInfinite(Trend.through(
                        IntStream.range(0, 9).mapToObj(i -> new Point(7, i)).toList())
                .plusMinus()));
    }

    private static List<Point> points(int count, java.util.function.DoubleUnaryOperator line) {
        return IntStream.range(0, count)
                .mapToObj(x -> new Point(x, line.applyAsDouble(x)))
                .toList();
    }
}
