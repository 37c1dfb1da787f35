package com.keyri.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** What usage asks of the database, by the statements that its stores send. */
final class UsageWorks {
    private static final String RECORD = "savepoint usage_record; set local statement_timeout = '250ms';"
            + " select record_usage(?, ?, ?, ?); set local statement_timeout to default; release savepoint usage_record";
    private static final String SUMS = """
            select meter, sum(quantity) from usage_bucket
             where organization_id = ? and starts_at >= ? and starts_at < ? group by meter
            """;
    private static final String DAYS = """
            select cast(starts_at at time zone 'UTC' as date), meter, sum(quantity) from usage_bucket
             where organization_id = ? and starts_at >= ? and starts_at < ? group by 1, 2
            """;
    private static final int TOGETHER = 50;
    private static final Duration MONTH = Duration.ofDays(31);

    /** One thing to do with a connection. */
    @FunctionalInterface
    private interface Doing {
        void with(int worker, StepTimes times) throws SQLException;
    }

    /** What is there before. */
    @FunctionalInterface
    private interface Preparing {
        void with(UsageDatabase database) throws SQLException;
    }

    private final Supplier<UsageDatabase> database;

    private UsageWorks(BenchedServers servers, int workers) {
        database = new Once<>(() -> new UsageDatabase(servers, workers));
    }

    /** By their names, in the order of measuring. */
    static Map<String, Work> all(BenchedServers servers, int workers) {
        UsageWorks usage = new UsageWorks(servers, workers);
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("usage-batch", usage.work(nothing -> {}, usage::batch));
        works.put("usage-event", usage.work(nothing -> {}, usage::event));
        works.put("usage-recording", usage.work(nothing -> {}, usage::recording));
        works.put("usage-reading", usage.work(UsageDatabase::fillOne, usage::reading));
        works.put("usage-drain", usage.work(UsageDatabase::pileUp, usage::drain));
        return works;
    }

    private Work work(Preparing preparing, Doing doing) {
        return new Work() {
            @Override
            public void prepare() {
                try {
                    preparing.with(database.get());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void once(int worker, StepTimes times) {
                try {
                    doing.with(worker, times);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private void batch(int worker, StepTimes times) throws SQLException {
        long start = System.nanoTime();
        database.get().takeIn(worker);
        times.since(Step.USAGE_BATCH, start);
    }

    private void event(int worker, StepTimes times) throws SQLException {
        long start = System.nanoTime();
        inTransaction(worker, connection -> record(worker, connection));
        times.since(Step.USAGE_EVENT, start);
    }

    /** What it adds to a transaction that is there anyway. */
    private void recording(int worker, StepTimes times) throws SQLException {
        inTransaction(worker, connection -> {
            try (Statement other = connection.createStatement()) {
                other.execute("select pg_current_xact_id()");
            }
            long start = System.nanoTime();
            record(worker, connection);
            times.since(Step.USAGE_RECORDING, start);
        });
    }

    private void record(int worker, Connection connection) throws SQLException {
        SplittableRandom random = new SplittableRandom();
        Instant now = Instant.now();
        try (PreparedStatement record = connection.prepareStatement(RECORD)) {
            record.setObject(1, UsageDatabase.id(now, random));
            record.setObject(2, database.get().organization(worker));
            record.setObject(3, new UUID(1, random.nextLong()));
            record.setTimestamp(4, Timestamp.from(now));
            record.execute();
        }
    }

    /** The sums of a period and of its days, of an organization with five million events. */
    private void reading(int worker, StepTimes times) throws SQLException {
        long start = System.nanoTime();
        inTransaction(worker, connection -> {
            try (PreparedStatement enter = connection.prepareStatement("select enter_organization(?)")) {
                enter.setObject(1, database.get().organization(0));
                enter.execute();
            }
            read(connection, SUMS);
            read(connection, DAYS);
        });
        times.since(Step.USAGE_READING, start);
    }

    private void read(Connection connection, String query) throws SQLException {
        Instant now = Instant.now();
        try (PreparedStatement read = connection.prepareStatement(query)) {
            read.setObject(1, database.get().organization(0));
            read.setTimestamp(2, Timestamp.from(now.minus(MONTH)));
            read.setTimestamp(3, Timestamp.from(now));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    rows.getLong(rows.getMetaData().getColumnCount());
                }
            }
        }
    }

    /**
     * A lease, fifty deltas of it with their outcomes, and the lease given back: all but the calls themselves. They
     * stay pending, so that there are some as long as it is measured.
     */
    private void drain(int worker, StepTimes times) throws SQLException {
        long start = System.nanoTime();
        Connection connection = database.get().of(worker);
        Timestamp now = Timestamp.from(Instant.now());
        try (PreparedStatement take = connection.prepareStatement(
                "select customer, meter from take_usage_shards(?, ?::timestamptz + interval '5 minutes', 1)")) {
            take.setTimestamp(1, now);
            take.setTimestamp(2, now);
            try (ResultSet row = take.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("every lease is taken");
                }
                send(connection, row.getString(1), row.getString(2), now);
            }
        }
        times.since(Step.USAGE_DRAIN, start);
    }

    private static void send(Connection connection, String customer, String meter, Timestamp now) throws SQLException {
        List<String> begun = new ArrayList<>();
        try (PreparedStatement begin =
                connection.prepareStatement("select identifier from begin_usage_deltas(?, ?, ?, " + TOGETHER + ")")) {
            begin.setString(1, customer);
            begin.setString(2, meter);
            begin.setTimestamp(3, now);
            try (ResultSet rows = begin.executeQuery()) {
                while (rows.next()) {
                    begun.add(rows.getString(1));
                }
            }
        }
        try (PreparedStatement end = connection.prepareStatement("select end_usage_deltas(?,"
                + " array_fill('PENDING'::text, array[?]), array_fill(''::text, array[?]), ?),"
                + " release_usage_shard(?, ?, ?, false, ?)")) {
            end.setArray(1, connection.createArrayOf("text", begun.toArray()));
            end.setInt(2, begun.size());
            end.setInt(3, begun.size());
            end.setTimestamp(4, now);
            end.setString(5, customer);
            end.setString(6, meter);
            end.setTimestamp(7, now);
            end.setTimestamp(8, now);
            end.execute();
        }
    }

    /** One thing to do with a transaction. */
    @FunctionalInterface
    private interface InTransaction {
        void with(Connection connection) throws SQLException;
    }

    private void inTransaction(int worker, InTransaction doing) throws SQLException {
        Connection connection = database.get().of(worker);
        connection.setAutoCommit(false);
        try {
            doing.with(connection);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
