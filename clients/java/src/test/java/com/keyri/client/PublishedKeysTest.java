package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.P256;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final EcJwk first = EcJwk.of(P256.generateKeyPair().getPublic());
    private final EcJwk second = EcJwk.of(P256.generateKeyPair().getPublic());
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Instant now = Instant.parse("2027-01-15T08:00:00Z");
    private volatile Supplier<JwkSet> answer = () -> new JwkSet(Map.of("k1", first));
    private final PublishedKeys keys = new PublishedKeys(
            () -> {
                fetches.incrementAndGet();
                return answer.get();
            },
            () -> now);

    @Test
    void shouldFetchOnceAnHourAndForgetAWithdrawnKey() {
        assertEquals(Optional.of(first), keys.find("k1"));
        pass(PublishedKeys.FRESH.minus(A_MOMENT));
        assertEquals(Optional.of(first), keys.find("k1"));
        assertEquals(1, fetches.get());

        answer = () -> new JwkSet(Map.of("k2", second));
        pass(A_MOMENT);
        assertTrue(keys.find("k1").isEmpty());
        assertEquals(Optional.of(second), keys.find("k2"));
        assertEquals(2, fetches.get());
    }

    @Test
    void shouldGoOnWithTheOldKeysForADayWhenTheInstallationIsAway() {
        keys.find("k1");
        answer = PublishedKeysTest::away;
        pass(PublishedKeys.FRESH);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.of(first), keys.find("k1"));
        }
        assertEquals(2, fetches.get());

        pass(PublishedKeys.KEPT.minus(PublishedKeys.FRESH).minus(A_MOMENT));
        assertEquals(Optional.of(first), keys.find("k1"));
        pass(A_MOMENT);
        assertThrows(ConnectionException.class, () -> keys.find("k1"));
    }

    @Test
    void shouldAskAtMostOnceAMinuteForForgedKeyIdsWhenTheInstallationIsAway() {
        keys.find("k1");
        answer = PublishedKeysTest::away;
        pass(PublishedKeys.PAUSE);
        for (int i = 0; i < 5; i++) {
            assertTrue(keys.find("forged" + i).isEmpty());
        }
        assertEquals(2, fetches.get());
        pass(PublishedKeys.PAUSE);
        keys.find("forged");
        assertEquals(3, fetches.get());
    }

    @Test
    void shouldSayThatTheInstallationIsAwayAndRecoverSoonWhenItNeverAnswered() {
        answer = PublishedKeysTest::away;
        assertThrows(ConnectionException.class, () -> keys.find("k1"));
        assertThrows(ConnectionException.class, () -> keys.find("k1"));
        assertEquals(1, fetches.get());

        answer = () -> new JwkSet(Map.of("k1", first));
        pass(PublishedKeys.PAUSE_WITHOUT_KEYS);
        assertEquals(Optional.of(first), keys.find("k1"));
    }

    @Test
    void shouldLetNobodyWaitForAFetchWhoHasTheKey() throws Exception {
        keys.find("k1");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        answer = () -> {
            asked.countDown();
            await(answered);
            return away();
        };
        pass(PublishedKeys.FRESH);
        CompletableFuture<Optional<EcJwk>> fetching = CompletableFuture.supplyAsync(() -> keys.find("k1"));
        await(asked);

        assertEquals(Optional.of(first), within(CompletableFuture.supplyAsync(() -> keys.find("k1"))));

        answered.countDown();
        assertEquals(Optional.of(first), within(fetching));
        assertEquals(2, fetches.get());
    }

    @Test
    void shouldFetchOnceForAllWhoWaitForTheirKey() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        answer = () -> {
            asked.countDown();
            await(answered);
            return new JwkSet(Map.of("k1", first));
        };
        CompletableFuture<Optional<EcJwk>> one = CompletableFuture.supplyAsync(() -> keys.find("k1"));
        await(asked);
        CompletableFuture<Optional<EcJwk>> another = CompletableFuture.supplyAsync(() -> keys.find("k1"));
        assertThrows(TimeoutException.class, () -> another.get(100, TimeUnit.MILLISECONDS));

        answered.countDown();

        assertEquals(Optional.of(first), within(one));
        assertEquals(Optional.of(first), within(another));
        assertEquals(1, fetches.get());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static JwkSet away() {
        throw new ConnectionException("away");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS), "nobody came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T within(CompletableFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(10, TimeUnit.SECONDS);
    }
}
