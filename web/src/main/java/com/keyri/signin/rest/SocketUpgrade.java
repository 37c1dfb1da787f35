package com.keyri.signin.rest;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the container and its own handler of sockets, and keeps three faults of theirs away from callers
 * (docs/adr/0011-grizzly.md). The handler waits for itself, for good, where a frame came along with the handshake: it
 * is told of frames only when it has begun. And a socket ends by the end of its TCP connection, of which the container
 * is told afterwards: its own way gives the handshake's request back first, and what the other end still sends in
 * between it takes for a new request, made of objects that somebody else's request has by then. The same request is
 * what its other threads look at when they tell the handler that something has come, and ours when they write.
 */
public class SocketUpgrade implements HttpUpgradeHandler {
    private @Nullable HttpUpgradeHandler handler;
    private @Nullable Runnable closing;
    private @Nullable Consumer<Runnable> onClosed;

    /**
     * Has {@code handler} speak.
     *
     * @param closing closes the TCP connection
     * @param onClosed has a task done when it is closed, by whichever end
     */
    void serve(HttpUpgradeHandler handler, Runnable closing, Consumer<Runnable> onClosed) {
        this.handler = handler;
        this.closing = closing;
        this.onClosed = onClosed;
    }

    @Override
    public void init(WebConnection upgraded) {
        Runnable close = Objects.requireNonNull(closing);
        Consumer<Runnable> whenClosed = Objects.requireNonNull(onClosed);
        try {
            SocketInput input = new SocketInput(upgraded.getInputStream());
            SocketOutput output = new SocketOutput(upgraded.getOutputStream());
            Objects.requireNonNull(handler).init(new Ending(input, output, close));
            input.begin();
            whenClosed.accept(() -> end(input, output, upgraded));
        } catch (IOException e) {
            // It is gone already, of which the next line tells.
            close.run();
            whenClosed.accept(() -> release(upgraded));
        }
    }

    @Override
    public void destroy() {
        Objects.requireNonNull(handler).destroy();
    }

    /** The handler's end is now; the container's, which takes the request away, when nothing of it is on its way. */
    private void end(SocketInput input, SocketOutput output, WebConnection upgraded) {
        try {
            destroy();
        } finally {
            input.end(() -> output.end(() -> release(upgraded)));
        }
    }

    /** Nothing goes over the connection any more. */
    private static void release(WebConnection upgraded) {
        try {
            upgraded.close();
        } catch (Exception e) {
            // Its streams can't be closed in good order, because the connection is gone.
        }
    }

    /** What the handler sees: the same streams, another end. */
    private record Ending(SocketInput input, SocketOutput output, Runnable closing) implements WebConnection {
        @Override
        public SocketInput getInputStream() {
            return input;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return output;
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
