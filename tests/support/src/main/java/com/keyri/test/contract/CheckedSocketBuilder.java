package com.keyri.test.contract;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds sockets whose incoming frames are shown to a check before their listener sees them. */
record CheckedSocketBuilder(WebSocket.Builder wire, Consumer<String> check) implements WebSocket.Builder {
    @Override
    public WebSocket.Builder header(String name, String value) {
        wire.header(name, value);
        return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
        wire.connectTimeout(timeout);
        return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
        wire.subprotocols(mostPreferred, lesserPreferred);
        return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
        return wire.buildAsync(uri, new CheckedListener(listener, check));
    }

    private static final class CheckedListener implements WebSocket.Listener {
        private final WebSocket.Listener listener;
        private final Consumer<String> check;
        private final StringBuilder frame = new StringBuilder();

        CheckedListener(WebSocket.Listener listener, Consumer<String> check) {
            this.listener = listener;
            this.check = check;
        }

        @Override
        public void onOpen(WebSocket socket) {
            listener.onOpen(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                check.accept(frame.toString());
                frame.setLength(0);
            }
            return listener.onText(socket, data, last);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            return listener.onBinary(socket, data, last);
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            return listener.onPing(socket, message);
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            return listener.onPong(socket, message);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            return listener.onClose(socket, status, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            listener.onError(socket, error);
        }
    }
}
