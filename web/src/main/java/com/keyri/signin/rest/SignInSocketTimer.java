package com.keyri.signin.rest;

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

/** Looks after the open sockets once a second. */
@Singleton
@Startup
public class SignInSocketTimer {
    private static final Logger LOG = Logger.getLogger(SignInSocketTimer.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    SignInSockets sockets;

    private @Nullable ScheduledFuture<?> ticking;

    @PostConstruct
    void start() {
        ticking = scheduler.scheduleWithFixedDelay(() -> tick(sockets::tick), 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(true);
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
