package com.keyri.signin.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does work for sockets on a few threads of the container that stay. Its executor service would capture the caller's
 * context for each task, by a search of the whole class path; these tasks bring what they need.
 */
@ApplicationScoped
public class SocketTasks {
    private static final int THREADS = 4;
    private static final int WAITING = 10_000;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable ThreadPoolExecutor executor;

    @PostConstruct
    void start() {
        executor = pool(threads, WAITING);
    }

    @PreDestroy
    void stop() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    static ThreadPoolExecutor pool(ThreadFactory threads, int waiting) {
        return new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), threads);
    }

    /** Does it soon; false where there is no room for it. */
    boolean run(Runnable task) {
        try {
            if (executor == null) {
                return false;
            }
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
