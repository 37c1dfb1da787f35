package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketInputTest {
    private final List<String> told = new ArrayList<>();
    private final Container container = new Container();
    private final SocketInput input = new SocketInput(container);

    @BeforeEach
    void listen() {
        input.setReadListener(new Listener());
    }

    @Test
    void shouldTellNothingBeforeItBegins() throws IOException {
        container.bytes = 1;
        assertEquals(List.of(), told);
        input.begin();
        assertEquals(List.of("data"), told);
    }

    @Test
    void shouldEndAtOnceWhenNothingIsOnItsWay() {
        container.bytes = 1;
        assertTrue(input.isReady());
        input.end(() -> told.add("ended"));
        assertEquals(List.of("ended"), told);
    }

    @Test
    void shouldEndAfterWhatTheContainerHasStillToTell() throws IOException {
        input.begin();
        container.bytes = 1;
        input.end(() -> told.add("ended"));
        assertEquals(List.of(), told);
        container.tells().onDataAvailable();
        assertEquals(List.of("ended"), told);
    }

    @Test
    void shouldEndAtOnceWhenNothingHasComeThatTheContainerWouldTell() {
        input.begin();
        input.end(() -> told.add("ended"));
        assertEquals(List.of("ended"), told);
    }

    @Test
    void shouldEndWhenTheContainerTellsOfAnErrorOrTheEnd() throws IOException {
        input.begin();
        container.bytes = 1;
        input.end(() -> told.add("ended"));
        container.tells().onError(new IOException());
        container.tells().onAllDataRead();
        assertEquals(List.of("ended"), told);
    }

    @Test
    void shouldEndAfterTheListenerThatEndsIt() throws IOException {
        input.begin();
        container.whenData = () -> {
            input.end(() -> told.add("ended"));
            assertFalse(input.isReady());
            told.add("returns");
        };
        container.tells().onDataAvailable();
        assertEquals(List.of("data", "returns", "ended"), told);
        assertEquals(1, container.asked);
    }

    @Test
    void shouldEndThoughTheListenerFails() {
        input.begin();
        container.whenData = () -> {
            input.end(() -> told.add("ended"));
            throw new IllegalStateException();
        };
        assertThrows(IllegalStateException.class, () -> container.tells().onDataAvailable());
        assertEquals(List.of("data", "ended"), told);
    }

    @Test
    void shouldAskTheContainerOnceForEachTimeItTells() throws IOException {
        input.begin();
        assertFalse(input.isReady());
        assertEquals(1, container.asked);
        container.tells().onDataAvailable();
        assertFalse(input.isReady());
        assertEquals(2, container.asked);
        assertEquals(List.of("data"), told);
    }

    /** Asks no further: what it was told is in the list. */
    private final class Listener implements ReadListener {
        @Override
        public void onDataAvailable() {
            told.add("data");
            container.whenData.run();
        }

        @Override
        public void onAllDataRead() {
            told.add("all");
        }

        @Override
        public void onError(Throwable error) {
            told.add("error");
        }
    }

    /** Tells when the test does. */
    private static final class Container extends ServletInputStream {
        private @Nullable ReadListener listener;
        private int bytes;
        private int asked;
        private Runnable whenData = () -> {};

        ReadListener tells() {
            return Objects.requireNonNull(listener);
        }

        @Override
        public void setReadListener(ReadListener listener) {
            this.listener = listener;
            if (isReady()) {
                try {
                    listener.onDataAvailable();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public boolean isReady() {
            asked++;
            return bytes > 0;
        }

        @Override
        public int available() {
            return bytes;
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
}
