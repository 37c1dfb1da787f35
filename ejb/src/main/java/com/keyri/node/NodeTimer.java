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

/** This node's heartbeat, every two seconds from its start to its end. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeTimer {
    @Inject
    TimedWork work;

    @Inject
    Nodes nodes;

    @Inject
    Grid grid;

    @PostConstruct
    void join() {
        beat();
        work.run(TimedTask.NODE_HEARTBEAT, grid::join);
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void beat() {
        work.run(TimedTask.NODE_HEARTBEAT, nodes::beat);
        grid.look();
    }

    @PreDestroy
    void leave() {
        grid.leave();
        work.run(TimedTask.NODE_HEARTBEAT, nodes::leave);
    }
}
