package com.keyri.schedule;

import com.keyri.log.EventLog;
import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what a timer is for, and lets no failure out of it: the container ends a timer that fails twice, and with the
 * database away for a moment every one of them would. The first failure of a row is logged, and its end; each is
 * counted in {@code keyri_timed_tasks}.
 */
@Dependent
public class TimedWork {
    private static final int MOST_BATCHES = 20;

    private enum Outcome {
        DONE,
        FAILED
    }

    private final FailingTasks failing;
    private final Meters meters;
    private final EventLog log;

    @Inject
    TimedWork(FailingTasks failing, Meters meters, EventLog log) {
        this.failing = failing;
        this.meters = meters;
        this.log = log;
    }

    /** Does one piece of work. */
    public void run(TimedTask task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            meters.count("keyri_timed_tasks", Label.of("task", task), Label.of("outcome", Outcome.FAILED));
            if (failing.failed(task)) {
                log.failure("timed task failed; it is tried again at its next time", Map.of("task", task.name()), e);
            }
            return;
        }
        meters.count("keyri_timed_tasks", Label.of("task", task), Label.of("outcome", Outcome.DONE));
        if (failing.works(task)) {
            log.info("timed task works again", Map.of("task", task.name()));
        }
    }

    /** Does it with each that there is; one that fails leaves the others alone. */
    public <T> void runEach(TimedTask task, Supplier<? extends Collection<T>> all, Consumer<? super T> work) {
        run(task, () -> {
            List<RuntimeException> failures = new ArrayList<>();
            for (T each : all.get()) {
                try {
                    work.accept(each);
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        });
    }

    /** Does batches until one says that it was the last, or many are done. */
    public void runBatches(TimedTask task, BooleanSupplier batch) {
        run(task, () -> {
            int batches = 0;
            while (batches < MOST_BATCHES && batch.getAsBoolean()) {
                batches++;
            }
        });
    }
}
