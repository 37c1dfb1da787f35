package com.keyri.bench;

import java.util.Locale;

/**
 * How one rate differs from an earlier one.
 *
 * @param percent positive: faster
 * @param plusMinus the part of it that may be noise, in per cent
 */
public record Difference(double percent, double plusMinus) {
    /** From {@code before} to {@code now}. */
    public static Difference between(Rate before, Rate now) {
        double percent = (now.perCoreSecond() / before.perCoreSecond() - 1) * 100;
        double noise = Math.hypot(before.plusMinus(), now.plusMinus()) / before.perCoreSecond() * 100;
        return new Difference(percent, noise);
    }

    /** Whether it is more than noise. */
    public boolean isReal() {
        return Math.abs(percent) > plusMinus;
    }

    @Override
    public String toString() {
        String verdict = !isReal() ? "no difference to be seen" : percent > 0 ? "faster" : "slower";
        return String.format(Locale.ROOT, "%+.1f %% (± %.1f): %s", percent, plusMinus, verdict);
    }
}
