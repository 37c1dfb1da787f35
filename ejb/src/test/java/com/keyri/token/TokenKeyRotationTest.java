package com.keyri.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.log.RecordedLog;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256;
import com.keyri.protocol.JwkSet;
import com.keyri.token.store.StoredTokenKey;
import com.keyri.token.store.TokenKeyStore;
import com.keyri.wiring.OpenKeyStore;
import com.keyri.wiring.RecordingAudit;
import com.keyri.wiring.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Years of rotations on four nodes that lose the database now and then: whoever verifies with a set as old as it may be
 * finds the key, on every node and until the token ends.
 */
class TokenKeyRotationTest {
    private static final int NODES = 4;
    private static final int STEPS = 600;
    private static final byte[] MESSAGE = {1, 2, 3};

    /** What {@link KeyRotation} promises beyond the five minutes that answers allow. */
    private static final Duration OLDEST_SET = Duration.ofHours(11);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T00:00:00Z"));
    private final List<StoredTokenKey> rows = new ArrayList<>();
    private final Set<String> signedBy = new HashSet<>();
    private final List<Node> nodes = new ArrayList<>();

    private int reads;

    private final class Node extends TokenKeyStore {
        final TokenKeys keys = new TokenKeys();
        boolean isWithoutDatabase;
        CountDownLatch isReading = new CountDownLatch(0);
        CountDownLatch mayGoOn = new CountDownLatch(0);

        @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the fields.
        Node(Duration life, Duration overlap) {
            keys.service = new TokenKeyService();
            keys.service.store = this;
            keys.service.keyStore = new OpenKeyStore();
            keys.service.audit = new RecordingAudit();
            keys.service.clock = clock;
            keys.service.life = life;
            keys.service.overlap = overlap;
            keys.clock = clock;
            keys.log = new RecordedLog().log();
        }

        @Override
        public void lock() {}

        @Override
        public List<StoredTokenKey> published(Instant moment) {
            reads++;
            isReading.countDown();
            await(mayGoOn);
            if (isWithoutDatabase) {
                throw new IllegalStateException("away");
            }
            return rows.stream()
                    .filter(row -> row.publishedUntil().isAfter(moment))
                    .sorted(Comparator.comparing(StoredTokenKey::signsFrom))
                    .limit(20)
                    .toList();
        }

        @Override
        public void add(StoredTokenKey key) {
            rows.add(key);
        }

        /** Without the database for more than half a day it answers nothing at all, which is no wrong answer. */
        boolean answers() {
            try {
                return !keys.published().keys().isEmpty();
            } catch (IllegalStateException e) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNeverFailAVerification(long seed) {
        Random random = new Random(seed);
        open(Duration.ofDays(2 + random.nextInt(29)), Duration.ofHours(1 + random.nextInt(72)));
        for (int step = 0; step < STEPS; step++) {
            nodes.forEach(node -> node.isWithoutDatabase = random.nextInt(8) == 0);
            signAndVerify(random);
            clock.pass(jump(random));
        }
        assertTrue(signedBy.size() > 40, signedBy.size() + " keys");
        assertEquals(
                rows.size(),
                rows.stream().map(StoredTokenKey::signsFrom).distinct().count(),
                "once each");
    }

    /** Mostly hours; sometimes the installation is off for weeks. */
    private static Duration jump(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Duration.ofDays(random.nextInt(60));
            case 1, 2, 3 -> Duration.ofSeconds(random.nextInt(60));
            default -> Duration.ofMinutes(random.nextInt(3 * 24 * 60));
        };
    }

    private void signAndVerify(Random random) {
        List<JwkSet> held = new ArrayList<>();
        hold(held);
        clock.pass(OLDEST_SET.minus(TokenKeys.CACHEABLE));
        hold(held);
        clock.pass(TokenKeys.CACHEABLE);
        Node node = nodes.get(random.nextInt(NODES));
        if (!node.answers()) {
            return;
        }
        TokenKeys.Signer signer = node.keys.signer();
        signedBy.add(signer.kid());
        EcJwk key = key(node.keys.published(), signer.kid());
        assertTrue(Es256.platform().verifies(key.key(), MESSAGE, signer.signer().sign(MESSAGE)));
        held.forEach(set -> assertEquals(key, key(set, signer.kid())));
        assertEveryNodeKnows(signer.kid(), key);
        clock.pass(KeyRotation.LONGEST_TOKEN.minusSeconds(1));
        assertEveryNodeKnows(signer.kid(), key);
    }

    private void hold(List<JwkSet> held) {
        nodes.stream().filter(Node::answers).forEach(node -> held.add(node.keys.published()));
    }

    private void assertEveryNodeKnows(String kid, EcJwk key) {
        nodes.stream().filter(Node::answers).forEach(node -> assertEquals(key, key(node.keys.published(), kid)));
    }

    private EcJwk key(JwkSet set, String kid) {
        return set.find(kid).orElseThrow(() -> new AssertionError(clock.instant() + ": no such key"));
    }

    /** Also what a node was told about a key before: an operator ends one that leaked by changing the rows. */
    @Test
    void shouldStopSigningWithAKeyThatWasEnded() {
        open(Duration.ofDays(30), Duration.ofDays(2));
        TokenKeys keys = nodes.get(0).keys;
        String leaked = keys.signer().kid();
        clock.pass(Duration.ofDays(29).plusHours(12));
        assertEquals(leaked, keys.signer().kid());
        assertEquals(2, rows.size(), "the next one is published");
        rows.replaceAll(row -> row.kid().equals(leaked)
                ? changed(row, row.signsFrom(), clock.instant())
                : changed(row, clock.instant(), row.signsUntil()));
        clock.pass(Duration.ofSeconds(31));

        assertNotEquals(leaked, keys.signer().kid());
        assertTrue(keys.find(leaked).isPresent());
    }

    private static StoredTokenKey changed(StoredTokenKey row, Instant signsFrom, Instant signsUntil) {
        return new StoredTokenKey(
                row.kid(),
                row.publicJwk(),
                row.wrappedPrivate(),
                row.createdAt(),
                signsFrom,
                signsUntil,
                row.publishedUntil());
    }

    /** Where a key had to be made at once, the other nodes look for it. */
    @Test
    void shouldFindTheNewKeyOfAnotherNode() {
        open(Duration.ofDays(30), Duration.ofDays(2));
        nodes.forEach(Node::answers);
        rows.clear();
        clock.pass(Duration.ofSeconds(20));
        Node late = new Node(Duration.ofDays(30), Duration.ofDays(2));
        String kid = late.keys.signer().kid();

        assertTrue(nodes.get(0).keys.find(kid).isPresent());
    }

    /** Only as often as that, because a caller can name any key. */
    @Test
    void shouldNotLookForUnknownKeysAtEachCall() {
        open(Duration.ofDays(30), Duration.ofDays(2));
        TokenKeys keys = nodes.get(0).keys;
        keys.published();
        int before = reads;
        for (int second = 0; second < 10; second++) {
            clock.pass(Duration.ofSeconds(1));
            assertTrue(keys.find("random-" + second).isEmpty());
            assertTrue(keys.find("another-" + second).isEmpty());
        }
        assertEquals(3, reads - before);
    }

    /** A call that comes while another reads what a long idle node has to read isn't answered from before. */
    @Test
    void shouldWaitForAReadingInsteadOfUsingKeysOfLongAgo() throws Exception {
        open(Duration.ofDays(30), Duration.ofDays(2));
        Node idle = nodes.get(0);
        idle.keys.published();
        clock.pass(Duration.ofDays(100));
        idle.isReading = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        idle.mayGoOn = mayGoOn;
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = callers.submit(() -> idle.keys.signer().kid());
            idle.isReading.await();
            Future<String> second = callers.submit(() -> idle.keys.signer().kid());
            assertThrows(TimeoutException.class, () -> second.get(300, TimeUnit.MILLISECONDS));
            mayGoOn.countDown();
            assertEquals(first.get(), second.get());
        } finally {
            mayGoOn.countDown();
            callers.shutdown();
        }
    }

    @Test
    void shouldNotTakeALifeInWhichNoVerifierLearnsTheNextKey() {
        assertThrows(
                IllegalStateException.class,
                () -> new KeyRotation(KeyRotation.SHORTEST_LIFE.minusSeconds(1), Duration.ofDays(1)));
        assertThrows(
                IllegalStateException.class,
                () -> new KeyRotation(Duration.ofDays(30), KeyRotation.LONGEST_TOKEN.minusSeconds(1)));
        assertThrows(IllegalStateException.class, () -> new KeyRotation(Duration.ofDays(2), Duration.ofDays(21)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void open(Duration life, Duration overlap) {
        for (int node = 0; node < NODES; node++) {
            nodes.add(new Node(life, overlap));
        }
    }
}
