package com.keyri.test;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket in the hands of someone who may not know the rules. */
public final class Socket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Socket(Keyri keyri, String path, @Nullable String origin) {
        WebSocket.Builder builder = keyri.http().newWebSocketBuilder().connectTimeout(PATIENCE);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        URI uri = URI.create(keyri.publicUrl().replaceFirst("https", "wss") + path);
        this.socket = builder.buildAsync(uri, new Listener()).join();
    }

    /** Opens a socket; nothing is sent. */
    public static Socket open(Keyri keyri, String path, @Nullable String origin) {
        return new Socket(keyri, path, origin);
    }

    /** The status of a refused handshake; empty if it was accepted. */
    public static Optional<Integer> refusal(Keyri keyri, String path, @Nullable String origin) {
        try {
            open(keyri, path, origin).close();
            return Optional.empty();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException handshake) {
                return Optional.of(handshake.getResponse().statusCode());
            }
            throw e;
        }
    }

    /** Sends a frame. */
    public Socket send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** The next frame. */
    public JsonNode next() {
        try {
            String frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("no frame in " + PATIENCE + (closed.isDone() ? ", the socket is closed" : ""));
            }
            return JsonMapper.shared().readTree(frame);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether frames have come that nobody took. */
    public boolean hasMore() {
        return !frames.isEmpty();
    }

    /** With what code the server closes the socket. */
    public int closeCode(Duration patience) {
        try {
            return closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("still open after " + patience, e);
        } catch (ExecutionException e) {
            throw new AssertionError("broken instead of closed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
