package com.keyri.fuzz.judge;

import com.keyri.fuzz.wire.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was sent and what came of it, and keeps the first troubles of each sort. */
public final class Tally {
    private static final int EXAMPLES = 3;

    private final Map<Kind, Row> rows = new EnumMap<>(Kind.class);
    private final Map<String, Integer> troubles = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();

    /**
     * What came of the requests of one kind.
     *
     * @param sent how many there were
     * @param byStatus answers by status; 0: none, because the server ended the connection
     * @param slowest ms until the last of them was answered that took longest
     */
    public record Row(int sent, Map<Integer, Integer> byStatus, long slowest) {
        public Row {
            byStatus = Map.copyOf(byStatus);
        }

        /** How many had a status from {@code from} to below {@code end}. */
        public int statuses(int from, int end) {
            return byStatus.entrySet().stream()
                    .filter(each -> each.getKey() >= from && each.getKey() < end)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        Row and(int status, long millis) {
            Map<Integer, Integer> more = new TreeMap<>(byStatus);
            more.merge(status, 1, Integer::sum);
            return new Row(sent + 1, more, Math.max(slowest, millis));
        }
    }

    /** Counts an outcome. */
    public void count(Kind kind, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            count(kind, answered.answer().status(), answered.nanos());
        } else if (outcome instanceof Outcome.TimedOut late) {
            count(kind, 0, late.nanos());
        } else {
            count(kind, 0, 0);
        }
    }

    /** Counts one more of a kind. */
    public synchronized void count(Kind kind, int status, long nanos) {
        rows.put(kind, rows.getOrDefault(kind, new Row(0, Map.of(), 0)).and(status, nanos / 1_000_000));
    }

    /** Notes what is wrong; {@code about} says with what. */
    public synchronized void trouble(Kind kind, String trouble, String about) {
        String sort = kind + ": " + trouble;
        if (troubles.merge(sort, 1, Integer::sum) <= EXAMPLES) {
            examples.add(sort + "\n" + about);
        }
    }

    /** How many were sent. */
    public synchronized long sent() {
        return rows.values().stream().mapToLong(Row::sent).sum();
    }

    /** What came of each kind. */
    public synchronized Map<Kind, Row> rows() {
        return new EnumMap<>(rows);
    }

    /** What was wrong, and how often. */
    public synchronized Map<String, Integer> troubles() {
        return new TreeMap<>(troubles);
    }

    /** The first ones of each sort, with their requests. */
    public synchronized List<String> examples() {
        return List.copyOf(examples);
    }
}
