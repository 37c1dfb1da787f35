package com.keyri.log;

import com.keyri.request.CallContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A log whose lines are facts: a fixed sentence and fields, with the correlation id of the call.
 *
 * <p>The fields hold ids and names of ours; never bodies, tokens, keys, addresses of people or mail.
 */
public final class EventLog {
    private final Logger logger;
    private final CallContext call;

    EventLog(Logger logger, CallContext call) {
        this.logger = logger;
        this.call = call;
    }

    /** Something worth knowing. */
    public void info(String fact, Map<String, ?> fields) {
        write(Level.INFO, fact, fields, null);
    }

    /** Something that somebody may have to look at. */
    public void warning(String fact, Map<String, ?> fields) {
        write(Level.WARNING, fact, fields, null);
    }

    /** A failure of ours. */
    public void failure(String fact, Map<String, ?> fields, Throwable cause) {
        write(Level.SEVERE, fact, fields, cause);
    }

    private void write(Level level, String fact, Map<String, ?> fields, @Nullable Throwable cause) {
        if (!logger.isLoggable(level)) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>(fields);
        if (!call.correlationId().isEmpty()) {
            all.put("correlationId", call.correlationId());
        }
        LogRecord line = new LogRecord(level, fact);
        line.setLoggerName(logger.getName());
        line.setParameters(new Object[] {all});
        line.setThrown(cause);
        logger.log(line);
    }
}
