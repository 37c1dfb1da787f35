package com.keyri.log;

import com.keyri.request.CallContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log for tests, and what was written to it. */
public final class RecordedLog {
    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getAnonymousLogger();

    public RecordedLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    /** The log to write to. */
    public EventLog log() {
        return new EventLog(logger, new CallContext());
    }

    /** What was thrown, as far as lines say so. */
    public List<Throwable> failures() {
        return lines.stream().map(LogRecord::getThrown).filter(Objects::nonNull).toList();
    }

    /** The levels of the lines so far. */
    public List<Level> levels() {
        return lines.stream().map(LogRecord::getLevel).toList();
    }
}
