package com.keyri.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one sign-in as they happen. The first frame that goes out is the proof of possession; without a good
 * one the server closes with 4401. Safe to use from several threads.
 */
public final class EventSocket implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Frames frames;
    private final WebSocket socket;

    private EventSocket(Frames frames, WebSocket socket) {
        this.frames = frames;
        this.socket = socket;
    }

    /** Opens a socket and proves the key. The watcher sees each frame before {@link #next(Duration)} gives it out. */
    static EventSocket open(
            Installation installation, URI uri, @Nullable String origin, String proof, Consumer<EventFrame> watcher) {
        Frames frames = new Frames(watcher);
        WebSocket.Builder builder = installation.http().newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            WebSocket socket = builder.buildAsync(uri, frames).join();
            socket.sendText(Json.write(Map.of("type", "proof", "proof", proof)), true)
                    .join();
            return new EventSocket(frames, socket);
        } catch (CompletionException e) {
            throw new ConnectionException("the events socket can't be opened", e);
        }
    }

    /**
     * Waits for the next frame.
     *
     * @param timeout how long at most
     * @return the frame, or empty when the time is over
     * @throws ConnectionException if the socket closed or broke and all its frames were given out
     */
    public Optional<EventFrame> next(Duration timeout) {
        return frames.next(timeout);
    }

    /** Closes the socket; the sign-in goes on without it. */
    @Override
    public void close() {
        socket.abort();
        frames.end("closed here");
    }

    /** Collects fragments into frames and keeps them in order. */
    private static final class Frames implements WebSocket.Listener {
        private static final int MAX_CHARS = 65_536;

        private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final Consumer<EventFrame> watcher;

        Frames(Consumer<EventFrame> watcher) {
            this.watcher = watcher;
        }

        /** A frame, or why there are no more. */
        record Entry(@Nullable EventFrame frame, String end) {}

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (text.length() + data.length() > MAX_CHARS) {
                socket.abort();
                end("a frame is too long");
                return null;
            }
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end("closed by the server with " + status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end("broken: " + error.getClass().getSimpleName());
        }

        private void take(String json) {
            try {
                EventFrame frame = Json.read(json, EventFrame.class);
                watcher.accept(frame);
                queue.add(new Entry(frame, ""));
            } catch (ConnectionException e) {
                end("a frame isn't readable");
            }
        }

        void end(String reason) {
            queue.add(new Entry(null, reason));
        }

        Optional<EventFrame> next(Duration timeout) {
            try {
                Entry entry = queue.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
                if (entry != null && entry.frame() == null) {
                    queue.add(entry);
                    throw new ConnectionException("the events socket is " + entry.end());
                }
                return Optional.ofNullable(entry).map(Entry::frame);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectionException("interrupted", e);
            }
        }
    }
}
