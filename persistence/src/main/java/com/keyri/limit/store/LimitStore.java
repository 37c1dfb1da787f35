package com.keyri.limit.store;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The buckets that several nodes share, over a connection without a transaction: each call is one statement, which
 * counts whatever becomes of the caller. Names are 16 bytes.
 */
public final class LimitStore {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Connection connection;

    /** Works on a connection that commits by itself. */
    public LimitStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes a token.
     *
     * @param token after how long it comes back
     * @param tokens how many the bucket holds
     * @return how long until there is one; zero where it was taken
     */
    public Duration take(ByteBuffer name, Duration token, long tokens) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("select take_token(?, ?, ?)")) {
            take.setBytes(1, bytes(name));
            take.setLong(2, micros(token));
            take.setLong(3, tokens);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return duration(row.getLong(1));
            }
        }
    }

    /** Adds what was spent of each, as time; what each misses now. */
    public Map<ByteBuffer, Duration> addSpent(Map<ByteBuffer, Duration> spent) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement("select name, missing_micros from add_spent(?, ?)")) {
            bind(add, spent);
            Map<ByteBuffer, Duration> missing = new HashMap<>();
            try (ResultSet rows = add.executeQuery()) {
                while (rows.next()) {
                    missing.put(ByteBuffer.wrap(rows.getBytes(1)), duration(rows.getLong(2)));
                }
            }
            return missing;
        }
    }

    /** Keeps what each misses, unless more is missing already. */
    public void keepMissing(Map<ByteBuffer, Duration> missing) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("select keep_missing(?, ?)")) {
            bind(keep, missing);
            keep.execute();
        }
    }

    /** Forgets the full ones. */
    public void removeFull() throws SQLException {
        try (PreparedStatement remove =
                connection.prepareStatement("delete from limit_bucket where full_at < clock_timestamp()")) {
            remove.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, Map<ByteBuffer, Duration> amounts) throws SQLException {
        List<byte[]> names = new ArrayList<>();
        List<Long> micros = new ArrayList<>();
        amounts.forEach((name, amount) -> {
            names.add(bytes(name));
            micros.add(micros(amount));
        });
        Array first = connection.createArrayOf("bytea", names.toArray(byte[][]::new));
        Array second = connection.createArrayOf("bigint", micros.toArray(Long[]::new));
        statement.setArray(1, first);
        statement.setArray(2, second);
    }

    private static byte[] bytes(ByteBuffer name) {
        byte[] bytes = new byte[name.remaining()];
        name.duplicate().get(bytes);
        return bytes;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS_PER_MICRO;
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(micros * NANOS_PER_MICRO);
    }
}
