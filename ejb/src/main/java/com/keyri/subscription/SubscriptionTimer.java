package com.keyri.subscription;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** What time does to subscriptions, on every node. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SubscriptionTimer {
    @Inject
    TimedWork work;

    @EJB
    StandingService standings;

    @EJB
    MirrorService mirrored;

    @EJB
    PriceMoveService moves;

    @Inject
    Standings known;

    @Inject
    SubscriptionMirror mirror;

    @Inject
    TierChangeSaga saga;

    /** The list that sign-ins go by. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void learnStandings() {
        work.run(TimedTask.STANDING_LOOK, () -> known.are(standings.restricted()));
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void changeTiers() {
        work.run(TimedTask.TIER_CHANGE, saga::runDue);
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    void lookAtStandings() {
        work.runEach(TimedTask.GRACE_END, standings::due, standings::lookAt);
    }

    @Schedule(hour = "*", minute = "*", second = "50", persistent = false)
    void beginMoves() {
        work.runEach(TimedTask.PLAN_MOVE, moves::due, moves::begin);
    }

    /** Finds what no hint has told, be it after an outage of months. */
    @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
    void readAnew() {
        work.runEach(TimedTask.SUBSCRIPTION_READING, mirrored::dueCustomers, mirror::readDue);
    }
}
