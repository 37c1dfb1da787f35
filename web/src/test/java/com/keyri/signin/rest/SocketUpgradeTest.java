package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in which order when a socket ends. */
class SocketUpgradeTest {
    private final List<String> happened = new ArrayList<>();
    private final List<Runnable> onClosed = new ArrayList<>();
    private final Handler handler = new Handler();
    private final Container container = new Container();
    private final SocketUpgrade upgrade = new SocketUpgrade();

    @BeforeEach
    void begin() {
        upgrade.serve(handler, () -> happened.add("closing"), onClosed::add);
        upgrade.init(container);
        happened.clear();
    }

    @Test
    void shouldEndTheHandlerBeforeTheRequestIsReleased() {
        closed();
        assertEquals(List.of("handler ends", "request released"), happened);
    }

    @Test
    void shouldReleaseTheRequestThoughTheHandlerFails() {
        handler.atTheEnd = () -> {
            throw new IllegalStateException();
        };
        assertThrows(IllegalStateException.class, this::closed);
        assertEquals(List.of("handler ends", "request released"), happened);
    }

    /** Grizzly closes the connection from within a write that can't be sent. */
    @Test
    void shouldReleaseTheRequestAfterTheWriteThatGoesOn() throws Exception {
        container.output.during = () -> {
            closed();
            happened.add("written");
        };
        handler.output().write(1);
        assertEquals(List.of("write", "handler ends", "written", "request released"), happened);
    }

    @Test
    void shouldReleaseTheRequestAfterWhatTheContainerTells() throws Exception {
        handler.whenData = () -> {
            closed();
            happened.add("read");
        };
        container.input.tells().onDataAvailable();
        assertEquals(List.of("handler ends", "read", "request released"), happened);
    }

    /** A handler that says goodbye at its end still may; whoever comes later is told that it is too late. */
    @Test
    void shouldWriteNothingToARequestThatIsReleased() throws Exception {
        closed();
        assertThrows(IOException.class, () -> handler.output().write(1));
        assertEquals(List.of("handler ends", "request released"), happened);
    }

    @Test
    void shouldCloseTheTcpConnectionWhenTheHandlerCloses() throws Exception {
        handler.connection().close();
        assertEquals(List.of("closing"), happened);
    }

    private void closed() {
        onClosed.forEach(Runnable::run);
    }

    private final class Handler implements HttpUpgradeHandler {
        private @Nullable WebConnection connection;
        private Runnable atTheEnd = () -> {};
        private Runnable whenData = () -> {};

        WebConnection connection() {
            return Objects.requireNonNull(connection);
        }

        ServletOutputStream output() throws IOException {
            return connection().getOutputStream();
        }

        @Override
        public void init(WebConnection connection) {
            this.connection = connection;
            try {
                connection.getInputStream().setReadListener(new Reader());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void destroy() {
            happened.add("handler ends");
            atTheEnd.run();
        }

        private final class Reader implements ReadListener {
            @Override
            public void onDataAvailable() {
                whenData.run();
            }

            @Override
            public void onAllDataRead() {
                happened.add("all");
            }

            @Override
            public void onError(Throwable error) {
                happened.add("error");
            }
        }
    }

    private final class Container implements WebConnection {
        private final Input input = new Input();
        private final Output output = new Output();

        @Override
        public Input getInputStream() {
            return input;
        }

        @Override
        public Output getOutputStream() {
            return output;
        }

        @Override
        public void close() {
            happened.add("request released");
        }
    }

    private static final class Input extends ServletInputStream {
        private @Nullable ReadListener listener;

        ReadListener tells() {
            return Objects.requireNonNull(listener);
        }

        @Override
        public void setReadListener(ReadListener listener) {
            this.listener = listener;
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public int read() {
            return -1;
        }
    }

    private final class Output extends ServletOutputStream {
        private Runnable during = () -> {};

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException();
        }

        @Override
        public void write(int oneByte) {
            happened.add("write");
            during.run();
        }
    }
}
