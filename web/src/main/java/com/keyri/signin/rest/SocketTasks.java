package com.keyri.signin.rest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.RejectedExecutionException;

/** Does work for sockets on the container's threads. */
@ApplicationScoped
public class SocketTasks {
    @Resource
    ManagedExecutorService executor;

    /** Does it soon; false where there is no room for it. */
    boolean run(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
