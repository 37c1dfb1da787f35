package com.keyri.bench.soak;

import com.keyri.bench.soak.Trend.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One thing that shouldn't grow.
 *
 * @param name for people
 * @param unit of its values
 * @param first value that counts
 * @param last value
 * @param trend over how much was done
 * @param done over how much of that
 * @param allowed how much it may surely grow over all of them
 */
public record Measure(String name, String unit, double first, double last, Trend trend, long done, double allowed) {
    /** The part of the samples, at the beginning, in which caches and pools are still filling. */
    private static final double SETTLING = 1.0 / 3;

    static Measure of(
            String name,
            String unit,
            List<Vitals> vitals,
            ToDoubleFunction<Vitals> value,
            ToDoubleFunction<Trend> allowed) {
        List<Vitals> settled = settled(vitals);
        Vitals first = settled.get(0);
        Vitals last = settled.get(settled.size() - 1);
        Trend trend = Trend.through(settled.stream()
                .map(each -> new Point(each.done(), value.applyAsDouble(each)))
                .toList());
        return new Measure(
                name,
                unit,
                value.applyAsDouble(first),
                value.applyAsDouble(last),
                trend,
                last.done() - first.done(),
                allowed.applyAsDouble(trend));
    }

    /** Those that count. */
    static List<Vitals> settled(List<Vitals> vitals) {
        return vitals.subList((int) (vitals.size() * SETTLING), vitals.size());
    }

    /** Whether it can't be said to grow. */
    public boolean isFlat() {
        return trend.surely() * done <= allowed && !Double.isInfinite(trend.plusMinus());
    }

    /** How much it grows over the whole, with its uncertainty. */
    String growth() {
        return String.format(Locale.ROOT, "%+.1f ± %.1f", trend.slope() * done, trend.plusMinus() * done);
    }
}
