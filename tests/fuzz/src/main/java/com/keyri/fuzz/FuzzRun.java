package com.keyri.fuzz;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.keyri.bench.soak.Vitals;
import com.keyri.fuzz.BadRequests.Scene;
import com.keyri.fuzz.genuine.HonestCallers;
import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.judge.Tally;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends all bad requests of a plan, looks at the server in between, and asks afterwards whether it is as before. */
public final class FuzzRun {
    /**
     * The part of a run in which caches and pools fill: one half. The longest to fill are the samples of the metrics,
     * 1,028 for each route.
     */
    private static final int SETTLING = 2;

    private static final int OF_A_CEREMONY = 150;
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    /** Grizzly holds what belonged to a connection until its keep-alive time is over. */
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(35);

    private static final double MB = 1_000_000;

    private final FuzzPlan plan;
    private final FuzzedServer server;
    private final PrintStream progress;
    private final Keyri keyri;
    private final Tally tally = new Tally();
    private final Rows rows;
    private final HonestCallers callers;
    private final Scene scene;
    private final AtomicLong next = new AtomicLong();
    private final Deque<Long> forCeremonies = new ArrayDeque<>();

    private FuzzRun(FuzzPlan plan, FuzzedServer server, PrintStream progress) {
        this.plan = plan;
        this.server = server;
        this.progress = progress;
        this.keyri = server.server().keyri();
        Shop shop = Shop.open(keyri);
        this.rows = new Rows(server::ask);
        this.callers = new HonestCallers(keyri, rows::answered);
        this.scene = new Scene(keyri, shop, server.wire(), callers, tally, rows, plan.seed());
    }

    /** Starts a server of its own and sends everything. */
    public static FuzzReport of(FuzzPlan plan, PrintStream progress) {
        AmazonCorrettoCryptoProvider.install();
        progress.println("Starting Keyri ...");
        try (FuzzedServer server = FuzzedServer.start(plan.folder())) {
            return new FuzzRun(plan, server, progress).run();
        }
    }

    private FuzzReport run() {
        callers.hold(template -> {});
        rows.begin();
        ServerLog log = ServerLog.since(server.log());
        progress.printf("%d bad requests with the seed %d ...%n", plan.requests(), plan.seed());
        long start = System.nanoTime();
        send(plan.requests() / SETTLING);
        Vitals before = quiet();
        send(plan.requests());
        Vitals after = quiet();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        callers.hold(template -> {});
        return FuzzReport.of(plan, took, tally, before, after, log.lines(), Afterwards.troubles(keyri, rows));
    }

    /** Sends those up to this number. */
    private void send(long end) {
        ExecutorService senders = Executors.newFixedThreadPool(plan.callers());
        for (int i = 0; i < plan.callers(); i++) {
            senders.execute(() -> sendMany(end));
        }
        senders.shutdown();
        try {
            while (!senders.awaitTermination(PROGRESS.toSeconds(), TimeUnit.SECONDS)) {
                progress.printf(
                        "  %d sent%s%n",
                        tally.sent(),
                        tally.troubles().isEmpty()
                                ? ""
                                : ", TROUBLES " + tally.troubles().keySet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server when everybody has left, and it has noticed. */
    private Vitals quiet() {
        try {
            Thread.sleep(UNTIL_NOTICED.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Vitals now = server.vitals(tally.sent());
        progress.printf(
                Locale.ROOT,
                "  %d sent, nobody there: heap %.1f MB, resident %d MB, %d threads, %d descriptors%n",
                now.done(),
                now.heap().bytes() / MB,
                now.residentMb(),
                now.threads(),
                now.descriptors());
        return now;
    }

    private void sendMany(long end) {
        try (BadRequests requests = new BadRequests(scene)) {
            for (long number = take(end); number < end; number = take(end)) {
                Kind kind = Kind.of(number);
                if (kind == Kind.CEREMONY) {
                    Deque<Long> collected = collected(number);
                    if (!collected.isEmpty()) {
                        requests.disturb(collected);
                    }
                } else {
                    requests.send(kind, number);
                }
            }
        } catch (RuntimeException | Error e) {
            tally.trouble(Kind.BODY, "the fuzzer itself broke: " + e, trace(e));
            throw e;
        }
    }

    /** The next number, or {@code end} where there is none. */
    private long take(long end) {
        return next.getAndUpdate(number -> Math.min(end, number + 1));
    }

    /** A ceremony is held for many bad requests at once. */
    private Deque<Long> collected(long number) {
        synchronized (forCeremonies) {
            forCeremonies.add(number);
            boolean isLast = number + 100 >= plan.requests();
            if (forCeremonies.size() < OF_A_CEREMONY && !isLast) {
                return new ArrayDeque<>();
            }
            Deque<Long> all = new ArrayDeque<>(forCeremonies);
            forCeremonies.clear();
            return all;
        }
    }

    private static String trace(Throwable e) {
        return java.util.Arrays.stream(e.getStackTrace())
                .limit(12)
                .map(StackTraceElement::toString)
                .reduce("", (text, line) -> text + "\n  " + line);
    }
}
