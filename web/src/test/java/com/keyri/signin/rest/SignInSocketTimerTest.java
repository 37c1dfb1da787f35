package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignInSocketTimerTest {
    @Test
    void shouldGoOnTickingWhenATickFails() throws InterruptedException {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch ticks = new CountDownLatch(3);
        try {
            ScheduledFuture<?> ticking = scheduler.scheduleWithFixedDelay(
                    () -> SignInSocketTimer.tick(() -> {
                        ticks.countDown();
                        throw new NoClassDefFoundError("for the test");
                    }),
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertTrue(ticks.await(20, TimeUnit.SECONDS));
            assertFalse(ticking.isDone());
        } finally {
            scheduler.shutdownNow();
        }
    }
}
