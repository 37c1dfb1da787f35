package com.keyri.fuzz;

import com.keyri.bench.soak.Vitals;
import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.judge.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param plan what was asked for
 * @param took how long it took
 * @param rows what came of each kind
 * @param growths what shouldn't grow
 * @param log warnings and errors of the server's log, by kind
 * @param troubles what is wrong, a sentence each
 * @param examples the requests to some of them
 */
public record FuzzReport(
        FuzzPlan plan,
        Duration took,
        Map<Kind, Tally.Row> rows,
        List<Growth> growths,
        Map<String, Integer> log,
        List<String> troubles,
        List<String> examples) {
    private static final int GROWN_CLASSES = 12;

    public FuzzReport {
        rows = Map.copyOf(rows);
        growths = List.copyOf(growths);
        log = Map.copyOf(log);
        troubles = List.copyOf(troubles);
        examples = List.copyOf(examples);
    }

    static FuzzReport of(
            FuzzPlan plan,
            Duration took,
            Tally tally,
            Vitals before,
            Vitals after,
            Map<String, Integer> log,
            List<String> afterwards) {
        List<Growth> growths = Growth.between(before, after);
        List<String> troubles = new ArrayList<>();
        tally.troubles().forEach((sort, count) -> troubles.add(count + " × " + sort));
        troubles.addAll(afterwards);
        KnownLogLines.unknown(log, plan.requests())
                .forEach((line, count) -> troubles.add(count + " × in the server's log: " + line));
        for (Growth each : growths) {
            if (!each.isFlat()) {
                troubles.add(each.name() + " grows: from " + each.before() + " to " + each.after() + " " + each.unit()
                        + " in " + (after.done() - before.done()) + " requests; grown most: "
                        + after.heap().grownSince(before.heap(), GROWN_CLASSES));
            }
        }
        if (tally.sent() < plan.requests()) {
            troubles.add("only " + tally.sent() + " of " + plan.requests() + " were sent");
        }
        return new FuzzReport(plan, took, tally.rows(), growths, log, troubles, tally.examples());
    }
}
