package com.keyri.bench;

import java.util.List;
import java.util.stream.DoubleStream;

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
        double mean = DoubleStream.of(sorted).average().orElse(0);
        double variance = DoubleStream.of(sorted)
                        .map(part -> (part - mean) * (part - mean))
                        .sum()
                / Math.max(1, sorted.length - 1);
        return new Rate(median, NORMAL_95 * Math.sqrt(variance / sorted.length), parts);
    }
}
