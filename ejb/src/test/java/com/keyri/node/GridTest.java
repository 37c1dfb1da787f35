package com.keyri.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.wiring.RecordingMeters;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final String RECEIVED = "keyri_grid_messages received";
    private static final String MALFORMED = "keyri_grid_messages malformed";
    private static final String DROPPED = "keyri_grid_messages dropped";

    private final Grid grid = new Grid();
    private final RecordingMeters meters = new RecordingMeters();

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill it.
    GridTest() {
        grid.meters = meters;
    }

    @Test
    void shouldTakeShortTextAndNothingElse() {
        grid.hear("short");
        grid.hear("x".repeat(65));
        grid.hear((Object) null);
        grid.hear(17);
        assertEquals(List.of(RECEIVED, MALFORMED, MALFORMED, MALFORMED), meters.counts());
    }

    @Test
    void shouldDropWhatNobodyHasTimeFor() {
        for (int i = 0; i < 100_000; i++) {
            grid.hear("flood");
        }
        assertEquals(1_000, meters.counts().stream().filter(RECEIVED::equals).count());
        assertEquals(99_000, meters.counts().stream().filter(DROPPED::equals).count());
    }

    @Test
    void shouldSpendNoMoreTimeOnAFloodThanIsMeant() {
        for (int i = 0; i < 100_000; i++) {
            grid.hear(17);
        }
        // The burst, and what comes back while the loop runs.
        long looked = meters.counts().stream().filter(MALFORMED::equals).count();
        assertTrue(looked < 50_000, looked + " of 100000");
    }

    @Test
    void shouldSayNothingWhereThereIsNoGrid() {
        grid.join();
        grid.say("something");
        grid.look();
        grid.leave();
        assertEquals(0, grid.others());
        assertTrue(meters.counts().isEmpty());
    }
}
