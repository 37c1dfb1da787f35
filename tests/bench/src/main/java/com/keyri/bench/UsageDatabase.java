package com.keyri.bench;

import com.keyri.launcher.database.DatabaseAccess;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The database as the services of usage reach it: one connection a worker, of the application's role. */
final class UsageDatabase {
    static final int BATCH = 5_000;
    static final int CUSTOMERS = 1_000;
    static final int DAYS_AWAY = 30;
    private static final int HOURS = 24;
    private static final int USERS = 5_000;
    private static final double REPEATED = 0.05;
    private static final int EVENTS_OF_A_BIG_ONE = 5_000_000;
    private static final int PART = 25_000;
    private static final String TAKE_IN = "select take_in_usage(?, ?, ?, ?)";

    private final List<Connection> connections;
    private final List<UUID> organizations =
            Stream.generate(UUID::randomUUID).limit(CUSTOMERS).toList();
    private final DatabaseAccess access;

    UsageDatabase(BenchedServers servers, int workers) {
        access = servers.database();
        connections =
                IntStream.range(0, workers).mapToObj(worker -> connect(access)).toList();
    }

    private static Connection connect(DatabaseAccess access) {
        try {
            return DriverManager.getConnection(access.url(), access.user(), access.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection of(int worker) {
        return connections.get(worker);
    }

    UUID organization(int number) {
        return organizations.get(number % CUSTOMERS);
    }

    /** Takes events of the last day in, of all organizations, one in twenty of them twice. */
    void takeIn(int worker) throws SQLException {
        SplittableRandom random = new SplittableRandom();
        takeIn(of(worker), BATCH, i -> organization(random.nextInt(CUSTOMERS)), Duration.ofDays(1), USERS);
    }

    /** Fills the first organization with five million events of a month. */
    void fillOne() throws SQLException {
        for (int done = 0; done < EVENTS_OF_A_BIG_ONE; done += PART) {
            takeIn(of(0), PART, i -> organization(0), Duration.ofDays(DAYS_AWAY), EVENTS_OF_A_BIG_ONE / PART * USERS);
        }
    }

    private static void takeIn(
            Connection connection, int count, java.util.function.IntFunction<UUID> whose, Duration back, int users)
            throws SQLException {
        SplittableRandom random = new SplittableRandom();
        Instant now = Instant.now();
        List<UUID> signIns = new ArrayList<>();
        List<UUID> organizations = new ArrayList<>();
        List<UUID> subjects = new ArrayList<>();
        List<Timestamp> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isRepeated = i > 0 && random.nextDouble() < REPEATED;
            Instant moment = now.minusMillis(random.nextLong(back.toMillis()));
            signIns.add(isRepeated ? signIns.get(i - 1) : id(moment, random));
            organizations.add(isRepeated ? organizations.get(i - 1) : whose.apply(i));
            subjects.add(new UUID(0, random.nextInt(users)));
            moments.add(Timestamp.from(moment));
        }
        try (PreparedStatement statement = connection.prepareStatement(TAKE_IN)) {
            statement.setArray(1, array(connection, "uuid", signIns));
            statement.setArray(2, array(connection, "uuid", organizations));
            statement.setArray(3, array(connection, "uuid", subjects));
            statement.setArray(4, array(connection, "timestamptz", moments));
            statement.execute();
        }
    }

    private static Array array(Connection connection, String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** A new id of that moment, as sign-ins have. */
    static UUID id(Instant moment, SplittableRandom random) {
        return new UUID(
                moment.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** What has piled up for Stripe when it was away for a month: each hour of each customer's two meters. */
    void pileUp() throws SQLException {
        try (Connection owner = DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "insert into usage_delta (identifier, organization_id, meter, bucket_starts_at, number, customer,"
                            + " quantity, made_at) select 'u1.' || md5(o || m || h) || 'bench', gen_random_uuid(), m,"
                            + " date_trunc('hour', now()) - make_interval(hours => h), 1, 'cus_bench' || o, 7, now()"
                            + " from generate_series(1, " + CUSTOMERS + ") o, generate_series(1, " + DAYS_AWAY * HOURS
                            + ") h,"
                            + " unnest(array['AUTHENTICATIONS', 'MONTHLY_ACTIVE_USERS']) m");
            statement.execute("insert into usage_shard (customer, meter, next_at) select distinct customer, meter,"
                    + " '-infinity'::timestamptz from usage_delta where customer like 'cus_bench%'");
            statement.execute("analyze usage_delta");
            statement.execute("analyze usage_shard");
        }
    }
}
