package com.keyri.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void shouldCountWhatWasDoneAndWhatFailed() {
        StepTimes times = new StepTimes();
        Load load = Load.closed(
                (worker, steps) -> {
                    steps.since(Step.START, System.nanoTime());
                    if (worker == 1) {
                        throw new IllegalStateException("refused");
                    }
                },
                times,
                2);
        while (load.done() == 0 || load.failures().isEmpty()) {
            Thread.onSpinWait();
        }
        load.close();
        assertEquals(Set.of("IllegalStateException: refused"), load.failures().keySet());
        int failed = load.failures().values().iterator().next();
        assertEquals(load.done() + failed, times.count(Step.START));
    }

    @Test
    void shouldDoNoMoreThanItsRate() {
        long start = System.nanoTime();
        Load load = Load.atRate((worker, steps) -> {}, new StepTimes(), 4, 100);
        load.sleep(Duration.ofMillis(200));
        load.close();
        double most = (System.nanoTime() - start) / 1e9 * 100 + 1;
        assertTrue(load.done() >= 1 && load.done() <= most, () -> load.done() + " of " + most);
    }
}
