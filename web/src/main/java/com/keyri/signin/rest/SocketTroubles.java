package com.keyri.signin.rest;

import com.keyri.log.EventLog;
import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Map;

/** Records what went wrong with sockets, which are no requests: {@code keyri_socket_failures} counts them by task. */
@ApplicationScoped
public class SocketTroubles {
    /** What was being done. */
    enum Task {
        SERVE,
        TELL,
        LOOK_AFTER
    }

    @Inject
    Meters meters;

    @Inject
    EventLog log;

    /** One line, however many sockets it was. */
    @ActivateRequestContext
    void record(Task task, int sockets, Throwable cause) {
        Label label = Label.of("task", task);
        meters.count("keyri_socket_failures", label);
        log.failure("sockets not served", Map.of("task", label.text(), "sockets", sockets), cause);
    }
}
