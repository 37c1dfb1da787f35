package com.keyri.signin.rest;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after the open sockets once a second, and asks twice a second what other nodes have done. */
@Singleton
@Startup
public class SignInSocketTimer {
    private static final Logger LOG = Logger.getLogger(SignInSocketTimer.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    SignInSockets sockets;

    @Inject
    DatabaseNews news;

    @Inject
    GridNews gridNews;

    @Inject
    TimedWork work;

    private @Nullable ScheduledFuture<?> ticking;
    private @Nullable ScheduledFuture<?> asking;

    @PostConstruct
    void start() {
        ticking = scheduler.scheduleWithFixedDelay(() -> tick(sockets::tick), 1, 1, TimeUnit.SECONDS);
        asking = scheduler.scheduleWithFixedDelay(() -> tick(this::askForNews), 500, 500, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        cancel(ticking);
        cancel(asking);
    }

    /** Where the database is away, it says so once. */
    private void askForNews() {
        gridNews.tick();
        work.run(TimedTask.SIGN_IN_NEWS, news::ask);
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(true);
        }
    }

    /** A scheduler never again runs what has thrown once; so nothing leaves here, whatever it is. */
    static void tick(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.SEVERE, "sockets not looked after", e);
        }
    }
}
