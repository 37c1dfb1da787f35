package com.keyri.bench;

import java.util.List;

/**
 * How much was done per second of the servers' processors, from equal parts of a measurement.
 *
 * @param perCoreSecond the median of the parts
 * @param plusMinus half the width of the 95 % interval of the parts' mean, in the same unit
 * @param parts of each part
 */
public record Rate(double perCoreSecond, double plusMinus, List<Double> parts) {
    private static final double NORMAL_95 = 1.96;

    public Rate {
        parts = List.copyOf(parts);
    }

    static Rate of(List<Double> parts) {
        double[] sorted =
                parts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Rate(0, 0, parts);
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Rate(median, halfWidth(parts), parts);
    }

    /** Half the width of the 95 % interval of a mean; 0 where there is one value only. */
    static double halfWidth(List<Double> values) {
        double mean = mean(values);
        double variance = values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(1, values.size() - 1);
        return NORMAL_95 * Math.sqrt(variance / values.size());
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
