package com.keyri.bench.soak;

import java.util.List;

/**
 * A straight line through values, by least squares.
 *
 * @param slope how much the value grows for each one of x
 * @param plusMinus half the width of the 95 % interval of the slope; infinite with fewer than four points
 * @param mean of the values
 */
public record Trend(double slope, double plusMinus, double mean) {
    private static final double NORMAL_95 = 1.96;
    /** Student's quantile is about the normal one plus this over the degrees of freedom. */
    private static final double FOR_FEW_POINTS = 2.6;

    private static final int FEWEST = 4;

    /** One value. */
    public record Point(double x, double y) {}

    /** The line through {@code points}. */
    public static Trend through(List<Point> points) {
        int count = points.size();
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double spread = 0;
        double together = 0;
        for (Point point : points) {
            spread += (point.x() - meanX) * (point.x() - meanX);
            together += (point.x() - meanX) * (point.y() - meanY);
        }
        if (count < FEWEST || spread == 0) {
            return new Trend(spread == 0 ? 0 : together / spread, Double.POSITIVE_INFINITY, meanY);
        }
        double slope = together / spread;
        double rest = 0;
        for (Point point : points) {
            double off = point.y() - meanY - slope * (point.x() - meanX);
            rest += off * off;
        }
        int freedom = count - 2;
        double error = Math.sqrt(rest / freedom / spread);
        return new Trend(slope, (NORMAL_95 + FOR_FEW_POINTS / freedom) * error, meanY);
    }

    /** The least growth for each one of x that the values allow; negative where they may as well shrink. */
    public double surely() {
        return slope - plusMinus;
    }
}
