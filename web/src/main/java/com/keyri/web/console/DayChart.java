package com.keyri.web.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sign-ins per day as pictures that the server draws: each is 300 by 100 units with a bar a day, stretched to whatever
 * place there is. Whoever can't see them has the same numbers in a table.
 */
public final class DayChart {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 100;
    /** The part of a day's place that its bar takes. */
    private static final double BAR = 0.7;

    private final List<DayFigures> days;

    /** Of these days, the oldest first. */
    public DayChart(List<DayFigures> days) {
        this.days = List.copyOf(days);
    }

    /**
     * A bar, in the picture's units.
     *
     * @param kind what it stands for: the style's class
     */
    public record Bar(String kind, String x, String y, String width, String height) {}

    /**
     * One picture.
     *
     * @param most what its upper edge stands for
     * @param summary what it shows, in a sentence
     */
    public record Plot(String title, String most, String summary, List<Bar> bars) {
        public Plot {
            bars = List.copyOf(bars);
        }
    }

    public List<DayFigures> getDays() {
        return days;
    }

    /** Whether there is anything to see. */
    public boolean isEmpty() {
        return opened() == 0;
    }

    /** Over all days. */
    public long getOpened() {
        return opened();
    }

    /** Of all days, in words. */
    public String getSuccess() {
        return new DayFigures(days.get(0).day(), opened(), approved(), Optional.empty()).success();
    }

    public String getFirst() {
        return days.get(0).name();
    }

    public String getLast() {
        return days.get(days.size() - 1).name();
    }

    /** The three of them. */
    public List<Plot> getPlots() {
        return List.of(signIns(), success(), time());
    }

    private Plot signIns() {
        double most = most(DayFigures::opened);
        List<Bar> bars = new ArrayList<>(bars("opened", most, day -> (double) day.opened()));
        bars.addAll(bars("approved", most, day -> (double) day.approved()));
        return new Plot(
                "Sign-ins per day",
                String.valueOf(Math.round(most)),
                "In these days phones opened " + opened() + " sign-ins, and " + approved() + " were approved.",
                bars);
    }

    private Plot success() {
        return new Plot(
                "Success rate",
                "100 %",
                getSuccess() + " of the sign-ins that a phone opened were approved.",
                bars(
                        "approved",
                        100,
                        day -> day.successRate().map(Long::doubleValue).orElse(0.0)));
    }

    private Plot time() {
        Function<DayFigures, Long> millis =
                day -> day.median().map(Duration::toMillis).orElse(0L);
        double most = most(millis);
        return new Plot(
                "Median time to approve",
                DayFigures.seconds(Duration.ofMillis(Math.round(most))),
                "From the code’s appearance to the approval; the slowest day’s median is "
                        + DayFigures.seconds(Duration.ofMillis(Math.round(most))) + ".",
                bars("approved", most, day -> (double) millis.apply(day)));
    }

    private List<Bar> bars(String kind, double most, Function<DayFigures, Double> value) {
        double place = WIDTH / days.size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            double height = most == 0 ? 0 : value.apply(days.get(i)) / most * HEIGHT;
            if (height > 0) {
                bars.add(new Bar(
                        kind,
                        number(i * place + place * (1 - BAR) / 2),
                        number(HEIGHT - height),
                        number(place * BAR),
                        number(height)));
            }
        }
        return bars;
    }

    private double most(Function<DayFigures, Long> value) {
        return days.stream().mapToLong(value::apply).max().orElse(0);
    }

    private long opened() {
        return days.stream().mapToLong(DayFigures::opened).sum();
    }

    private long approved() {
        return days.stream().mapToLong(DayFigures::approved).sum();
    }

    private static String number(double units) {
        return String.valueOf(Math.round(units * 100) / 100.0);
    }
}
