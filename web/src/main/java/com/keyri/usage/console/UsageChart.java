package com.keyri.usage.console;

import com.keyri.plan.model.Meter;
import com.keyri.usage.model.UsageDay;
import com.keyri.web.console.DayChart;
import java.util.ArrayList;
import java.util.List;

/**
 * Usage per day as pictures that the server draws: each is 300 by 100 units with a bar a day. Whoever can't see them
 * has the same numbers in a table.
 */
final class UsageChart {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 100;
    private static final double BAR = 0.7;

    private UsageChart() {}

    static DayChart.Plot of(String title, Meter meter, List<UsageDay> days) {
        long most = days.stream().mapToLong(day -> day.of(meter)).max().orElse(0);
        long all = days.stream().mapToLong(day -> day.of(meter)).sum();
        return new DayChart.Plot(
                title,
                Long.toString(most),
                all + " in " + days.size() + " days; " + most + " on the day with most.",
                bars(meter, days, most));
    }

    private static List<DayChart.Bar> bars(Meter meter, List<UsageDay> days, long most) {
        double place = WIDTH / Math.max(1, days.size());
        List<DayChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            long quantity = days.get(i).of(meter);
            if (quantity > 0) {
                double height = quantity * HEIGHT / most;
                bars.add(new DayChart.Bar(
                        "approved",
                        number(i * place + place * (1 - BAR) / 2),
                        number(HEIGHT - height),
                        number(place * BAR),
                        number(height)));
            }
        }
        return bars;
    }

    private static String number(double units) {
        return String.valueOf(Math.round(units * 100) / 100.0);
    }
}
