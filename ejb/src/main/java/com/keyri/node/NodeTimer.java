package com.keyri.node;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** This node's heartbeat, every two seconds from its start to its end. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeTimer {
    /** A beat of the others, and their next exchange of counts. */
    private static final Duration SEEN_AFTER = Duration.ofSeconds(3);

    @Inject
    TimedWork work;

    @Inject
    Nodes nodes;

    @Inject
    Grid grid;

    /**
     * Callers come when this has ended: by then the others have seen this node and handed over what they counted alone.
     */
    @PostConstruct
    void join() {
        beat();
        if (nodes.others() > 0) {
            waitToBeSeen();
        }
        work.run(TimedTask.GRID_LOOK, grid::join);
    }

    private static void waitToBeSeen() {
        try {
            TimeUnit.NANOSECONDS.sleep(SEEN_AFTER.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The server ends again.
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void beat() {
        work.run(TimedTask.NODE_HEARTBEAT, nodes::beat);
        work.run(TimedTask.GRID_LOOK, grid::look);
    }

    @PreDestroy
    void leave() {
        grid.leave();
        work.run(TimedTask.NODE_HEARTBEAT, nodes::leave);
    }
}
