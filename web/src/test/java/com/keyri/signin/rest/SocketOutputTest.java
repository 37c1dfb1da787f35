package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SocketOutputTest {
    private static final byte[] FRAME = {1, 2, 3};

    private final List<String> told = new ArrayList<>();
    private final Container container = new Container();
    private final SocketOutput output = new SocketOutput(container);

    @Test
    void shouldWriteUntilItEndsAndFailAfterwards() throws IOException {
        output.write(FRAME);
        output.write(FRAME, 1, 2);
        output.write(7);
        output.flush();
        List<String> before = List.of("write 0 3", "write 1 2", "write 7", "flush");
        assertEquals(before, container.calls);

        output.end(() -> told.add("ended"));

        assertEquals(List.of("ended"), told);
        assertThrows(IOException.class, () -> output.write(FRAME));
        assertThrows(IOException.class, () -> output.write(7));
        assertThrows(IOException.class, output::flush);
        assertThrows(IOException.class, output::close);
        assertEquals(before, container.calls);
    }

    @Test
    void shouldEndAfterTheCallThatGoesOn() throws IOException {
        container.during = () -> {
            output.end(() -> told.add("ended"));
            assertThrows(IOException.class, output::flush);
            told.add("returns");
        };
        output.write(FRAME);
        assertEquals(List.of("returns", "ended"), told);
    }

    @Test
    void shouldEndAfterAFlushAndAQuestionAsWell() throws IOException {
        container.during = () -> {
            output.end(() -> told.add("ended"));
            told.add("returns");
        };
        output.flush();
        assertEquals(List.of("returns", "ended"), told);

        SocketOutput other = new SocketOutput(container);
        told.clear();
        container.during = () -> {
            other.end(() -> told.add("ended"));
            told.add("returns");
        };
        assertTrue(other.isReady());
        assertEquals(List.of("returns", "ended"), told);
    }

    /** Whoever ends it doesn't wait: the container goes on closing the connection, upon which the write ends. */
    @Test
    @Timeout(10)
    void shouldLeaveTheEndToTheWriteThatBlocks() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        container.during = () -> {
            blocked.countDown();
            awaitIt(closed);
        };
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> write = writer.submit(() -> {
                output.write(FRAME);
                return null;
            });
            blocked.await();
            output.end(() -> told.add("ended"));
            assertEquals(List.of(), told);
            closed.countDown();
            write.get();
            assertEquals(List.of("ended"), told);
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void shouldEndOnceAfterTheLastOfSeveral() throws IOException {
        container.during = () -> {
            container.during = () -> output.end(() -> told.add("ended"));
            flush(output);
            assertEquals(List.of(), told);
        };
        output.write(FRAME);
        assertEquals(List.of("ended"), told);
    }

    @Test
    void shouldEndThoughTheContainerFails() {
        container.during = () -> {
            output.end(() -> told.add("ended"));
            throw new IllegalStateException();
        };
        assertThrows(IllegalStateException.class, output::flush);
        assertEquals(List.of("ended"), told);
    }

    @Test
    void shouldEndAfterWhatTheContainerHasStillToTell() throws IOException {
        container.isReady = false;
        output.setWriteListener(new Listener());
        output.end(() -> told.add("ended"));
        assertEquals(List.of(), told);
        container.tells().onWritePossible();
        assertEquals(List.of("possible", "ended"), told);
    }

    @Test
    void shouldEndAfterWhatTheContainerHasToTellOnceMore() throws IOException {
        output.setWriteListener(new Listener());
        container.isReady = false;
        assertFalse(output.isReady());
        output.end(() -> told.add("ended"));
        assertEquals(List.of("possible"), told);
        container.tells().onWritePossible();
        assertEquals(List.of("possible", "possible", "ended"), told);
    }

    @Test
    void shouldEndAtOnceWhenTheContainerHasNothingToTell() {
        container.isReady = false;
        assertFalse(output.isReady());
        container.isReady = true;
        output.setWriteListener(new Listener());
        assertTrue(output.isReady());
        output.end(() -> told.add("ended"));
        assertEquals(List.of("possible", "ended"), told);
    }

    @Test
    void shouldEndAtOnceWhenTheContainerTakesNoListener() {
        container.during = () -> {
            throw new IllegalStateException();
        };
        assertThrows(IllegalStateException.class, () -> output.setWriteListener(new Listener()));
        assertThrows(IllegalStateException.class, output::isReady);
        output.end(() -> told.add("ended"));
        assertEquals(List.of("ended"), told);
    }

    /** The write that follows says that it has ended. */
    @Test
    void shouldBeReadyWithoutAskingWhenItHasEnded() {
        container.isReady = false;
        output.end(() -> told.add("ended"));
        assertTrue(output.isReady());
        output.setWriteListener(new Listener());
        assertEquals(List.of("ended", "possible"), told);
        assertEquals(List.of(), container.calls);
    }

    @Test
    void shouldTellOfAnErrorUntilItEnds() {
        container.isReady = false;
        output.setWriteListener(new Listener());
        container.tells().onError(new IOException());
        output.end(() -> told.add("ended"));
        assertEquals(List.of("error", "ended"), told);
    }

    @Test
    void shouldLetTheListenerWriteInVainWhenAnErrorComesAfterTheEnd() {
        container.isReady = false;
        output.setWriteListener(new Listener());
        output.end(() -> told.add("ended"));
        container.tells().onError(new IOException());
        assertEquals(List.of("possible", "ended"), told);
    }

    private static void flush(SocketOutput output) {
        try {
            output.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Listener implements WriteListener {
        @Override
        public void onWritePossible() {
            told.add("possible");
        }

        @Override
        public void onError(Throwable error) {
            told.add("error");
        }
    }

    /** Tells when the test does, and at once where it is ready. */
    private static final class Container extends ServletOutputStream {
        private final List<String> calls = new ArrayList<>();
        private @Nullable WriteListener listener;
        private boolean isReady = true;
        private Runnable during = () -> {};

        WriteListener tells() {
            return Objects.requireNonNull(listener);
        }

        @Override
        public boolean isReady() {
            calls.add("isReady");
            during.run();
            return isReady;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            this.listener = listener;
            if (isReady()) {
                try {
                    listener.onWritePossible();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public void write(int oneByte) {
            calls.add("write " + oneByte);
            during.run();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            calls.add("write " + offset + " " + length);
            during.run();
        }

        @Override
        public void flush() {
            calls.add("flush");
            during.run();
        }
    }
}
