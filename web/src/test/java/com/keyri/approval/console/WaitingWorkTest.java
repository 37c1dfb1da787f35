package com.keyri.approval.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingWorkTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void shouldBeDoneOnce() {
        WaitingWork waiting = WaitingWork.within(LONG, () -> {});
        assertTrue(waiting.take().isPresent());
        assertEquals(Optional.empty(), waiting.take());
    }

    @Test
    void shouldNotBeDoneWhereItWasDropped() {
        WaitingWork waiting = WaitingWork.within(LONG, () -> {});
        waiting.drop();
        assertEquals(Optional.empty(), waiting.take());
    }

    /** Nobody asks for it again here, and what it holds is gone all the same. */
    @Test
    void shouldLetGoOfWhatItHoldsWhereNobodyApproves() throws InterruptedException {
        StringBuilder pasted = new StringBuilder("rk_test_1");
        WeakReference<StringBuilder> held = new WeakReference<>(pasted);
        WaitingWork waiting = WaitingWork.within(Duration.ofMillis(50), pasted::reverse);
        pasted = new StringBuilder();
        for (int i = 0; i < 200 && held.get() != null; i++) {
            Thread.sleep(50);
            System.gc();
        }
        assertTrue(held.refersTo(null), "nothing holds the key");
        assertEquals(Optional.empty(), waiting.take());
        assertEquals(0, pasted.length());
    }
}
