package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.fixture.TestDatabase;
import com.keyri.stripe.MeterGateway;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTimerTest {
    private static final int BATCHES = 50;

    @TempDir
    Path folder;

    private final Wiring wiring =
            new Wiring(TestDatabase.shared(), new TestClock(Instant.parse("2026-11-02T10:00:00Z")));
    private int removed;

    @BeforeEach
    void wire() {
        wiring.replace(MeterGateway.class, new ScriptedMeters());
        wiring.replace(UsageSpool.class, new UsageSpool(new SpoolFolder(folder, 0)));
    }

    @Test
    void shouldRemoveWhatIsOldUntilNothingIsLeft() {
        wiring.replace(UsageCountService.class, new UsageCountService() {
            @Override
            public boolean removeSome() {
                removed++;
                return removed < BATCHES;
            }
        });
        wiring.get(UsageTimer.class).forget();
        assertEquals(BATCHES, removed);
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill it.
    void shouldNotStartWhereEventsAreKeptForTooShortATime() {
        KeptEvents kept = wiring.get(KeptEvents.class);
        UsageTimer timer = wiring.get(UsageTimer.class);
        for (Duration wrong : new Duration[] {Duration.ofDays(59), Duration.ofDays(3651)}) {
            kept.kept = wrong;
            assertThrows(IllegalStateException.class, timer::start, wrong.toString());
        }
        kept.kept = Duration.ofDays(60);
        timer.start();
    }
}
