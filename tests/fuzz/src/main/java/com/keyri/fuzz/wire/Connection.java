package com.keyri.fuzz.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** One caller's connection, made anew where the server has ended it. */
public final class Connection implements AutoCloseable {
    private final Wire wire;
    private @Nullable Socket socket;
    private @Nullable AnswerReader answers;

    Connection(Wire wire) {
        this.wire = wire;
    }

    /**
     * Sends a request that is framed as it must be. A connection that was kept may have ended in the meantime, which is
     * nobody's fault: then a new one is tried.
     */
    public Outcome send(Draft draft) {
        byte[] bytes = draft.bytes(wire.authority());
        boolean kept = socket != null;
        Outcome outcome = exchange(draft.method(), bytes);
        boolean anew = kept && outcome instanceof Outcome.HungUp;
        return anew ? exchange(draft.method(), bytes) : outcome;
    }

    /**
     * Sends anything over a connection of its own and reads one answer.
     *
     * @param method that the server sees, which decides whether its answer has a body
     * @param ends whether nothing more is sent, and the server is told so
     */
    public Outcome sendRaw(String method, byte[] bytes, boolean ends) {
        close();
        long start = System.nanoTime();
        try (Socket own = wire.connect()) {
            own.getOutputStream().write(bytes);
            own.getOutputStream().flush();
            if (ends) {
                own.shutdownOutput();
            }
            return read(new AnswerReader(new BufferedInputStream(own.getInputStream())), method, start);
        } catch (IOException e) {
            return failed(e, start);
        }
    }

    private Outcome exchange(String method, byte[] bytes) {
        long start = System.nanoTime();
        try {
            Socket open = open();
            open.getOutputStream().write(bytes);
            open.getOutputStream().flush();
            AnswerReader reader = answers;
            if (reader == null) {
                throw new IllegalStateException("a connection without a reader");
            }
            Outcome outcome = read(reader, method, start);
            if (!(outcome instanceof Outcome.Answered answered)
                    || answered.answer().endsConnection()) {
                close();
            }
            return outcome;
        } catch (IOException e) {
            Outcome early = answeredEarly(method, start);
            close();
            return early == null ? failed(e, start) : early;
        }
    }

    /** A server that refuses a large request needn't read it to its end: its answer may be there all the same. */
    private @Nullable Outcome answeredEarly(String method, long start) {
        AnswerReader reader = answers;
        if (reader == null) {
            return null;
        }
        Outcome outcome = read(reader, method, start);
        return outcome instanceof Outcome.Answered ? outcome : null;
    }

    private static Outcome read(AnswerReader reader, String method, long start) {
        try {
            return new Outcome.Answered(reader.read(method), System.nanoTime() - start);
        } catch (ProtocolException e) {
            return new Outcome.NoHttp(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return reader.hasBegun() && !(e instanceof SocketTimeoutException)
                    ? new Outcome.NoHttp("the answer stops in the middle")
                    : failed(e, start);
        }
    }

    private static Outcome failed(IOException e, long start) {
        return e instanceof SocketTimeoutException
                ? new Outcome.TimedOut(System.nanoTime() - start)
                : new Outcome.HungUp(e.getClass().getSimpleName());
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = wire.connect();
            socket = open;
            answers = new AnswerReader(new BufferedInputStream(open.getInputStream()));
        }
        return open;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        answers = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The server was faster.
            }
        }
    }
}
