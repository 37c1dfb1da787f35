package com.keyri.limit;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges counts with other nodes five times a second, where there are any, and forgets full buckets every minute.
 */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class LimitTimer {
    private static final int EXCHANGE_MILLIS = 200;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    TimedWork work;

    @Inject
    RateLimits limits;

    @EJB
    LimitService service;

    private @Nullable ScheduledFuture<?> exchanging;

    @PostConstruct
    void start() {
        exchanging = scheduler.scheduleWithFixedDelay(
                () -> work.run(TimedTask.LIMIT_EXCHANGE, limits::exchange),
                EXCHANGE_MILLIS,
                EXCHANGE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (exchanging != null) {
            exchanging.cancel(true);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
    void removeFull() {
        work.run(TimedTask.LIMIT_REMOVAL, service::removeFull);
    }
}
