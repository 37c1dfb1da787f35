package com.keyri.limit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitStoreTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long TOKENS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] name = newBytes();
    private final ByteBuffer bucket = ByteBuffer.wrap(name);
    private Connection connection;
    private LimitStore store;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabase.shared().application().getConnection();
        store = new LimitStore(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void shouldGiveSoManyAndThenSayHowLongToWait() throws SQLException {
        for (int i = 0; i < TOKENS; i++) {
            assertEquals(Duration.ZERO, store.take(bucket, MINUTE, TOKENS));
        }
        Duration wait = store.take(bucket, MINUTE, TOKENS);
        assertTrue(wait.toSeconds() >= 50 && wait.compareTo(MINUTE) <= 0, wait.toString());
        assertEquals(Duration.ZERO, store.take(newName(), MINUTE, TOKENS));
    }

    @Test
    void shouldGiveExactlySoManyToFiftyAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Duration>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> {
                    try (Connection own = TestDatabase.shared().application().getConnection()) {
                        return new LimitStore(own).take(bucket, MINUTE, TOKENS);
                    }
                });
            }
            int given = 0;
            for (Future<Duration> call : callers.invokeAll(calls)) {
                given += call.get().isZero() ? 1 : 0;
            }
            assertEquals(TOKENS, given);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void shouldGiveATokenBackWithTime() throws SQLException {
        for (int i = 0; i < TOKENS; i++) {
            store.take(bucket, MINUTE, TOKENS);
        }
        pass(MINUTE);
        assertEquals(Duration.ZERO, store.take(bucket, MINUTE, TOKENS));
        assertTrue(store.take(bucket, MINUTE, TOKENS).toSeconds() >= 50);
        pass(Duration.ofHours(1));
        for (int i = 0; i < TOKENS; i++) {
            assertEquals(Duration.ZERO, store.take(bucket, MINUTE, TOKENS));
        }
        assertTrue(store.take(bucket, MINUTE, TOKENS).toSeconds() >= 50);
    }

    @Test
    void shouldAddWhatNodesHaveSpentBeyondTheLimitToo() throws SQLException {
        ByteBuffer other = newName();
        assertMinutes(4, store.addSpent(Map.of(bucket, MINUTE.multipliedBy(4))).get(bucket));
        Map<ByteBuffer, Duration> missing = store.addSpent(Map.of(bucket, MINUTE.multipliedBy(4), other, MINUTE));
        assertMinutes(8, missing.get(bucket));
        assertMinutes(1, missing.get(other));
        assertTrue(store.take(bucket, MINUTE, TOKENS).toSeconds() >= 230);
    }

    @Test
    void shouldKeepTheGreaterOfTwoMissings() throws SQLException {
        store.keepMissing(Map.of(bucket, MINUTE.multipliedBy(4)));
        store.keepMissing(Map.of(bucket, MINUTE));
        assertEquals(Duration.ZERO, store.take(bucket, MINUTE, TOKENS));
        assertTrue(store.take(bucket, MINUTE, TOKENS).toSeconds() >= 50);
    }

    @Test
    void shouldForgetFullBucketsOnly() throws SQLException {
        byte[] fullName = newBytes();
        ByteBuffer full = ByteBuffer.wrap(fullName);
        store.take(bucket, MINUTE, TOKENS);
        store.take(full, Duration.ofNanos(1_000), TOKENS);
        store.removeFull();
        assertEquals(1, rows(name));
        assertEquals(0, rows(fullName));
    }

    @Test
    void shouldRefuseNamesThatCouldSayWhomTheyAreAbout() {
        ByteBuffer address = ByteBuffer.wrap(new byte[] {(byte) 192, 0, 2, 1});
        assertThrows(SQLException.class, () -> store.take(address, MINUTE, TOKENS));
    }

    private void pass(Duration time) throws SQLException {
        try (Connection owner = TestDatabase.shared().owner().getConnection();
                PreparedStatement update = owner.prepareStatement(
                        "update limit_bucket set full_at = full_at - ? * interval '1 second' where name = ?")) {
            update.setLong(1, time.toSeconds());
            update.setBytes(2, name);
            assertEquals(1, update.executeUpdate());
        }
    }

    private int rows(byte[] of) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from limit_bucket where name = ?")) {
            query.setBytes(1, of);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void assertMinutes(long expected, Duration missing) {
        assertEquals(expected * 60.0, missing.toMillis() / 1000.0, 2);
    }

    private static ByteBuffer newName() {
        return ByteBuffer.wrap(newBytes());
    }

    private static byte[] newBytes() {
        byte[] name = new byte[16];
        RANDOM.nextBytes(name);
        return name;
    }
}
