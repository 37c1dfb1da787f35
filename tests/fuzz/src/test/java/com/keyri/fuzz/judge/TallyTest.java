package com.keyri.fuzz.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.fuzz.wire.Outcome;
import com.keyri.fuzz.wire.RawAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void shouldCountByKindAndStatus() {
        tally.count(Kind.BODY, answered(400, 5_000_000));
        tally.count(Kind.BODY, answered(400, 9_000_000));
        tally.count(Kind.BODY, answered(201, 1_000_000));
        tally.count(Kind.WIRE, new Outcome.HungUp("EOFException"));
        Tally.Row body = tally.rows().get(Kind.BODY);
        assertEquals(3, body.sent());
        assertEquals(Map.of(400, 2, 201, 1), body.byStatus());
        assertEquals(2, body.statuses(400, 500));
        assertEquals(9, body.slowest());
        assertEquals(1, tally.rows().get(Kind.WIRE).statuses(0, 100));
        assertEquals(4, tally.sent());
    }

    @Test
    void shouldKeepTheFirstTroublesOfEachSort() {
        for (int i = 0; i < 9; i++) {
            tally.trouble(Kind.BODY, "status 500", "request " + i);
        }
        assertEquals(Map.of("BODY: status 500", 9), tally.troubles());
        assertEquals(3, tally.examples().size());
    }

    private static Outcome answered(int status, long nanos) {
        return new Outcome.Answered(RawAnswer.of(status, Map.of(), ""), nanos);
    }
}
