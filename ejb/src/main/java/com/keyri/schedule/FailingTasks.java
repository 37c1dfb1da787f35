package com.keyri.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/** Which timed tasks of this node failed at their last time. */
@ApplicationScoped
public class FailingTasks {
    private final Set<TimedTask> failing = EnumSet.noneOf(TimedTask.class);

    /** As of now. */
    public synchronized Set<TimedTask> list() {
        return failing.isEmpty() ? Set.of() : EnumSet.copyOf(failing);
    }

    /** Whether that is news. */
    synchronized boolean failed(TimedTask task) {
        return failing.add(task);
    }

    /** Whether that is news. */
    synchronized boolean works(TimedTask task) {
        return failing.remove(task);
    }
}
