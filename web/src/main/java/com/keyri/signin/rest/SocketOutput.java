package com.keyri.signin.rest;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * What a socket's handler writes to, until the socket's end: what is written afterwards fails, and nothing of it
 * reaches the container. Any thread writes, so some may be at it when the socket ends. Nobody waits for them: the last
 * of them does what has to come after it.
 */
final class SocketOutput extends ServletOutputStream {
    private static final Runnable NOTHING = () -> {};

    private final ServletOutputStream output;
    /** Whether the container has a listener to tell. */
    private boolean listened;
    /**
     * Whether the container has been asked to tell when there is room, and hasn't yet. It tells of a closing as well.
     */
    private boolean awaited;
    /** Calls of the container, and of the listener, that go on. */
    private int underWay;

    private boolean ended;
    private Runnable afterwards = NOTHING;

    SocketOutput(ServletOutputStream output) {
        this.output = output;
    }

    /** Nothing is written any more; {@code task} runs when nothing that has begun before goes on. */
    void end(Runnable task) {
        synchronized (this) {
            ended = true;
            if (isUnderWay()) {
                afterwards = task;
                return;
            }
        }
        task.run();
    }

    /** When it has ended as well: the write that follows says so, and a listener would never be told. */
    @Override
    public boolean isReady() {
        if (!start()) {
            return true;
        }
        boolean isReady = true;
        try {
            askToTell(false);
            isReady = output.isReady();
            return isReady;
        } finally {
            stop(!isReady);
        }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        Teller teller = new Teller(listener);
        if (!start()) {
            teller.onError(new IOException());
            return;
        }
        boolean isSet = false;
        try {
            askToTell(true);
            output.setWriteListener(teller);
            isSet = true;
        } finally {
            stop(isSet);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        call(() -> output.write(oneByte));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        call(() -> output.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        call(output::flush);
    }

    @Override
    public void close() throws IOException {
        call(output::close);
    }

    private void call(Call call) throws IOException {
        if (!start()) {
            throw new IOException("the socket has ended");
        }
        try {
            call.make();
        } finally {
            stop(true);
        }
    }

    private boolean isUnderWay() {
        return underWay > 0 || awaited;
    }

    private synchronized boolean start() {
        if (!ended) {
            underWay++;
        }
        return !ended;
    }

    /** Before the container is asked, because it may tell on another thread before it has answered. */
    private synchronized void askToTell(boolean isFirst) {
        listened |= isFirst;
        awaited = listened;
    }

    private synchronized boolean startTelling() {
        awaited = false;
        underWay++;
        return !ended;
    }

    private void stop(boolean isStillTold) {
        Runnable task;
        synchronized (this) {
            underWay--;
            awaited &= isStillTold;
            if (isUnderWay()) {
                return;
            }
            task = afterwards;
            afterwards = NOTHING;
        }
        task.run();
    }

    /** Something that the container does. */
    @FunctionalInterface
    private interface Call {
        void make() throws IOException;
    }

    /**
     * Stands between the container and the listener. After the end it lets the listener write, which fails, and of
     * which it tells whoever wanted to write; of an error Tyrus would write a trace to the log, for each page that
     * goes.
     */
    private final class Teller implements WriteListener {
        private final WriteListener told;

        Teller(WriteListener told) {
            this.told = told;
        }

        @Override
        public void onWritePossible() throws IOException {
            startTelling();
            try {
                told.onWritePossible();
            } finally {
                stop(true);
            }
        }

        @Override
        public void onError(Throwable error) {
            boolean isOpen = startTelling();
            try {
                if (isOpen) {
                    told.onError(error);
                } else {
                    told.onWritePossible();
                }
            } catch (IOException e) {
                told.onError(e);
            } finally {
                stop(true);
            }
        }
    }
}
