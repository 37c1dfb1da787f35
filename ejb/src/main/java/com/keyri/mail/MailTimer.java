package com.keyri.mail;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.annotation.PostConstruct;
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

/**
 * Has what is due in the outbox of mails delivered, every two seconds and outside any transaction; counts what waits.
 */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailTimer {
    @Inject
    TimedWork work;

    @Inject
    MailRoute route;

    @Inject
    MailRounds rounds;

    @Inject
    MailMetrics metrics;

    @EJB
    MailOutboxService outbox;

    @PostConstruct
    void start() {
        route.announce();
        metrics.showWaiting();
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void deliver() {
        rounds.run();
    }

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void count() {
        work.run(TimedTask.MAIL_COUNT, () -> metrics.waiting(outbox.waiting()));
    }
}
