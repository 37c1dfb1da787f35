package com.keyri.usage;

import com.keyri.log.EventLog;
import com.keyri.usage.model.UsageEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where completed sign-ins go that the database didn't take: files of this node, from which a timer takes them in. Many
 * are written together, and nobody waits for the disk: what is lost on the way there is found in the sign-ins later.
 */
@ApplicationScoped
public class UsageSpool {
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_TOGETHER = 1_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final int BATCH = 2_000;

    private final BlockingQueue<UsageEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final SpoolFolder folder;

    @EJB
    UsageCountService counting;

    @Inject
    UsageMetrics metrics;

    @Inject
    EventLog log;

    @Resource
    ManagedExecutorService threads;

    UsageSpool() {
        this(new SpoolFolder(Path.of(""), 0));
    }

    @Inject
    UsageSpool(
            @ConfigProperty(name = "keyri.usage.spool") Optional<String> folder,
            @ConfigProperty(name = "keyri.keystore.file") String keystore) {
        this(new SpoolFolder(
                folder.map(Path::of)
                        .orElseGet(() -> Path.of(keystore).toAbsolutePath().resolveSibling("usage-spool")),
                MOST_BYTES));
    }

    UsageSpool(SpoolFolder folder) {
        this.folder = folder;
    }

    void onUnrecorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) UnrecordedUsage usage) {
        keep(usage.event(), threads);
    }

    void keep(UsageEvent event, Executor executor) {
        if (!waiting.offer(event)) {
            metrics.recorded(UsageMetrics.Place.NOWHERE);
        }
        startWriting(executor);
    }

    private void startWriting(Executor executor) {
        if (writing.compareAndSet(false, true)) {
            try {
                executor.execute(() -> write(executor));
            } catch (RejectedExecutionException e) {
                writing.set(false); // The next one starts it.
            }
        }
    }

    private void write(Executor executor) {
        try {
            List<UsageEvent> together = new ArrayList<>();
            while (waiting.drainTo(together, MOST_TOGETHER) > 0) {
                UsageMetrics.Place place = append(together) ? UsageMetrics.Place.SPOOL : UsageMetrics.Place.NOWHERE;
                together.forEach(event -> metrics.recorded(place));
                together.clear();
            }
        } finally {
            writing.set(false);
        }
        if (!waiting.isEmpty()) {
            startWriting(executor);
        }
    }

    private boolean append(List<UsageEvent> together) {
        try {
            boolean isKept = folder.append(together);
            if (!isKept) {
                log.warning("the usage spool is full; usage is taken from the sign-ins later", Map.of());
            }
            return isKept;
        } catch (IOException e) {
            log.failure("the usage spool can't be written; usage is taken from the sign-ins later", Map.of(), e);
            return false;
        }
    }

    /** Takes in what is in the files. */
    void drain() {
        try {
            int events = folder.drain(BATCH, counting::takeIn, this::tellOfTorn);
            if (events > 0) {
                log.info("usage was taken in from the spool", Map.of("events", events));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellOfTorn(int lines) {
        log.warning(
                "the usage spool has lines that aren't whole; usage is taken from the sign-ins later",
                Map.of("lines", lines));
        metrics.torn(lines);
    }

    @PreDestroy
    void close() {
        try {
            folder.rotate();
        } catch (IOException e) {
            log.failure("the usage spool can't be closed", Map.of(), e);
        }
    }
}
