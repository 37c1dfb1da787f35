package com.keyri.launcher;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that was started, stopped once and in reverse order, whoever asks first: an error, Ctrl-C or {@code stop}.
 */
final class Running implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /** Takes charge of a part; where all is being stopped already, it stops too. */
    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        if (closed) {
            closeAll();
            throw new LaunchException("Stopped while starting.");
        }
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void closeAll() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("Couldn't stop " + part.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
