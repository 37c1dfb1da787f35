package com.keyri.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.log.RecordedLog;
import com.keyri.wiring.RecordingMeters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class TimedWorkTest {
    private final RecordedLog recorded = new RecordedLog();
    private final FailingTasks failing = new FailingTasks();
    private final TimedWork work = new TimedWork(failing, new RecordingMeters(), recorded.log());

    @Test
    void shouldLetNoFailureOutAndTellItOnce() {
        for (int i = 0; i < 3; i++) {
            work.run(TimedTask.SIGN_IN_EXPIRY, TimedWorkTest::fail);
        }
        assertEquals(List.of(Level.SEVERE), recorded.levels());
        assertEquals(Set.of(TimedTask.SIGN_IN_EXPIRY), failing.list());

        work.run(TimedTask.SIGN_IN_EXPIRY, () -> {});
        work.run(TimedTask.SIGN_IN_EXPIRY, () -> {});
        assertEquals(List.of(Level.SEVERE, Level.INFO), recorded.levels());
        assertEquals(Set.of(), failing.list());

        work.run(TimedTask.SIGN_IN_EXPIRY, TimedWorkTest::fail);
        assertEquals(List.of(Level.SEVERE, Level.INFO, Level.SEVERE), recorded.levels());
    }

    @Test
    void shouldTellEachTasksFailure() {
        work.run(TimedTask.SIGN_IN_EXPIRY, TimedWorkTest::fail);
        work.run(TimedTask.MESSAGE_DELIVERY, TimedWorkTest::fail);

        assertEquals(List.of(Level.SEVERE, Level.SEVERE), recorded.levels());
    }

    @Test
    void shouldLetErrorsOfTheMachineOut() {
        assertThrows(
                OutOfMemoryError.class,
                () -> work.run(TimedTask.SIGN_IN_EXPIRY, () -> {
                    throw new OutOfMemoryError();
                }));
    }

    @Test
    void shouldLeaveTheOthersAloneWhereOneFails() {
        List<Integer> done = new ArrayList<>();
        work.runEach(TimedTask.GRACE_END, () -> List.of(1, 2, 3), each -> {
            if (each == 2) {
                fail();
            }
            done.add(each);
        });

        assertEquals(List.of(1, 3), done);
        assertEquals(Set.of(TimedTask.GRACE_END), failing.list());
    }

    @Test
    void shouldDoBatchesUntilTheLast() {
        AtomicInteger left = new AtomicInteger(3);
        work.runBatches(TimedTask.PROOF_REMOVAL, () -> left.decrementAndGet() > 0);

        assertEquals(0, left.get());
    }

    @Test
    void shouldNotDoBatchesForEver() {
        AtomicInteger done = new AtomicInteger();
        work.runBatches(TimedTask.PROOF_REMOVAL, () -> done.incrementAndGet() > 0);

        assertEquals(20, done.get());
    }

    private static void fail() {
        throw new IllegalStateException("away");
    }
}
