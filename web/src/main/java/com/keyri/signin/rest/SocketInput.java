package com.keyri.signin.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a socket's handler reads, between the socket's beginning and its end: before and after, its listener is told
 * nothing. The container has other threads tell it, so some of that may still be on its way when the socket ends.
 */
final class SocketInput extends ServletInputStream {
    private final ServletInputStream input;
    private @Nullable ReadListener listener;
    /** Whether the container has been asked to tell when there is more, and hasn't yet. */
    private boolean awaited;
    /** Calls of the listener that go on. */
    private int telling;

    private boolean ended;
    private @Nullable Runnable afterwards;

    SocketInput(ServletInputStream input) {
        this.input = input;
    }

    /** From now on the listener is told, of what has come meanwhile as well. */
    void begin() {
        if (listener != null) {
            await(true);
            input.setReadListener(new Teller(listener));
        }
    }

    /** Nobody is told any more; {@code task} runs when nothing that the container has begun to tell is on its way. */
    void end(Runnable task) {
        synchronized (this) {
            ended = true;
            if (isOnItsWay()) {
                afterwards = task;
                return;
            }
        }
        task.run();
    }

    /** What has come is told; what hasn't never comes, because the connection is gone, and is never told of either. */
    private boolean isOnItsWay() {
        try {
            return telling > 0 || (awaited && input.available() > 0);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void setReadListener(ReadListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean isFinished() {
        return input.isFinished();
    }

    /** Where it isn't, the container tells when it is: perhaps on another thread, and before this one has returned. */
    @Override
    public boolean isReady() {
        synchronized (this) {
            if (ended || awaited) {
                return false;
            }
            awaited = true;
        }
        boolean isReady = input.isReady();
        if (isReady) {
            await(false);
        }
        return isReady;
    }

    @Override
    public int available() throws IOException {
        return input.available();
    }

    @Override
    public int read() throws IOException {
        return input.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return input.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private synchronized void await(boolean isAwaited) {
        awaited = isAwaited;
    }

    private synchronized boolean startTelling() {
        awaited = false;
        telling++;
        return !ended;
    }

    private void stopTelling() {
        Runnable task;
        synchronized (this) {
            telling--;
            if (afterwards == null || isOnItsWay()) {
                return;
            }
            task = afterwards;
            afterwards = null;
        }
        task.run();
    }

    /** Something that a listener is told. */
    @FunctionalInterface
    private interface News<E extends Exception> {
        void tell() throws E;
    }

    /** Stands between the container and the listener. */
    private final class Teller implements ReadListener {
        private final ReadListener told;

        Teller(ReadListener told) {
            this.told = told;
        }

        @Override
        public void onDataAvailable() throws IOException {
            tell(told::onDataAvailable);
        }

        @Override
        public void onAllDataRead() throws IOException {
            tell(told::onAllDataRead);
        }

        @Override
        public void onError(Throwable error) {
            tell(() -> told.onError(error));
        }

        private <E extends Exception> void tell(News<E> news) throws E {
            boolean isTold = startTelling();
            try {
                if (isTold) {
                    news.tell();
                }
            } finally {
                stopTelling();
            }
        }
    }
}
