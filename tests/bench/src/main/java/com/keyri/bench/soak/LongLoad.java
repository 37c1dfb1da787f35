package com.keyri.bench.soak;

import com.keyri.bench.BenchOptions;
import com.keyri.bench.BenchedServers;
import com.keyri.bench.Crowd;
import com.keyri.bench.Load;
import com.keyri.bench.ServerProcesses;
import com.keyri.bench.SignIns;
import com.keyri.bench.Step;
import com.keyri.bench.StepTimes;
import com.keyri.bench.WarmUp;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.test.server.LiveHeap;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Complete sign-ins at 80 % of what the server can, for as long as is asked for. */
public final class LongLoad {
    private static final double PART_OF_THE_MOST = 0.8;
    private static final int MOST_SAMPLES = 30;
    /** A third of them settles, and a trend wants more than four. */
    private static final int FEWEST_SAMPLES = 12;
    /** A look takes four full collections: the load wants most of the time for itself. */
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(12);

    private static final Duration MEASURING = Duration.ofSeconds(30);
    private static final int GROWN_CLASSES = 12;
    private static final double MB = 1_000_000;

    private final BenchOptions options;
    private final BenchedServers servers;
    private final SignIns work;
    private final ServerProcesses processes;
    private final PrintStream progress;

    private LongLoad(BenchOptions options, BenchedServers servers, PrintStream progress) {
        this.options = options;
        this.servers = servers;
        this.progress = progress;
        Crowd crowd = Crowd.gather(servers.caller(), servers.operatorKey(), options.people());
        this.work = new SignIns(crowd, servers, options.workers() * 2);
        this.processes = servers.processes();
    }

    /** Starts a Keyri of its own, warms it up, measures how much it can, and holds it at 80 % of that. */
    public static Endurance hold(BenchOptions options, Duration duration, PrintStream progress) {
        progress.println("Starting Keyri ...");
        try (BenchedServers servers = BenchedServers.start(options)) {
            return new LongLoad(options, servers, progress).hold(duration);
        }
    }

    private Endurance hold(Duration duration) {
        progress.println("Warming up ...");
        WarmUp.until(options.warmUp(), work, processes, options.workers(), progress);
        double most = most();
        progress.printf(
                Locale.ROOT, "%.0f sign-ins a second at most, held at %.0f %% ...%n", most, PART_OF_THE_MOST * 100);
        LogTroubles log = LogTroubles.since(servers.log());
        StepTimes times = new StepTimes();
        List<Vitals> vitals = new ArrayList<>();
        long start = System.nanoTime();
        Load load = Load.atRate(work, times, options.workers() * 2, most * PART_OF_THE_MOST);
        try (load) {
            int samples = samples(duration);
            for (int i = 1; i <= samples; i++) {
                // Looking is a part of the time.
                load.sleep(left(start, duration.multipliedBy(i).dividedBy(samples)));
                vitals.add(sample(load));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Vitals> settled = Measure.settled(vitals);
        LiveHeap last = settled.get(settled.size() - 1).heap();
        return new Endurance(
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                duration,
                most,
                load.done() / seconds,
                load.done(),
                times.millis(Step.SIGN_IN, 99),
                load.failures(),
                Endurance.measures(vitals),
                last.grownSince(settled.get(0).heap(), GROWN_CLASSES),
                log.counts(),
                ask("select count(*) from keyri.sign_in"),
                Math.round(ask("select pg_database_size(current_database())") / MB));
    }

    /** How often that is looked at within {@code duration}. */
    static int samples(Duration duration) {
        return (int) Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, duration.dividedBy(BETWEEN_SAMPLES)));
    }

    private static Duration left(long start, Duration until) {
        long left = until.toNanos() - (System.nanoTime() - start);
        return Duration.ofNanos(Math.max(0, left));
    }

    private double most() {
        try (Load load = Load.closed(work, new StepTimes(), options.workers())) {
            long from = System.nanoTime();
            load.sleep(MEASURING);
            return load.done() / ((System.nanoTime() - from) / 1e9);
        }
    }

    private Vitals sample(Load load) {
        Vitals now = Vitals.take(processes, load.done());
        progress.printf(
                Locale.ROOT,
                "  %d sign-ins, heap %.1f MB, resident %d MB, %d threads, %d descriptors%s%n",
                now.done(),
                now.heap().bytes() / MB,
                now.residentMb(),
                now.threads(),
                now.descriptors(),
                load.failures().isEmpty() ? "" : ", FAILED " + load.failures());
        return now;
    }

    private long ask(String query) {
        DatabaseAccess access = servers.database();
        try (Connection owner = DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
