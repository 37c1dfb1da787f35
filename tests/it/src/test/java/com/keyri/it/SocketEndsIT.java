package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Keyri;
import com.keyri.test.server.LiveHeap;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets whose ends both speak, close or vanish at once: nobody else notices. */
@ExtendWith(RunningEar.class)
@Timeout(120)
class SocketEndsIT {
    private static final String EVENTS = "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/events";
    private static final byte[] JUNK = RawSocket.frame(1, "{}".getBytes(StandardCharsets.UTF_8));
    private static final byte[] CLOSE = RawSocket.frame(8, new byte[] {3, (byte) 232});
    private static final String SESSION = "org.glassfish.tyrus.core.TyrusSession";
    private static final String SOCKET = "com.keyri.signin.rest.SocketUpgrade";
    /** More than the server has threads for requests. */
    private static final int EACH = 24;

    private final TestServer server;
    private final Keyri keyri;

    SocketEndsIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @Test
    void shouldAnswerWhenTheFirstFrameComesWithTheHandshake() throws Exception {
        for (int i = 0; i < EACH; i++) {
            try (RawSocket socket = RawSocket.connect(keyri)) {
                socket.send(socket.handshake(EVENTS), JUNK);
                String answer = new String(socket.receiveAll(), StandardCharsets.ISO_8859_1);
                assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
                assertTrue(answer.endsWith("\u0088\u0002\u00111"), "no closing frame with 4401: " + answer);
            }
        }
        keyri.get("/.well-known/jwks.json").send().is(200);
    }

    @Test
    void shouldKeepOthersOutOfItWhenBothEndsClose() throws Exception {
        long before = onTheHeap(SOCKET);
        LoggedSince logged = LoggedSince.now(server.log());
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> others = IntStream.range(0, 2)
                    .mapToObj(number -> callers.submit(() -> callUntil(over)))
                    .toList();
            List<Future<Object>> ends = IntStream.range(0, 5 * EACH)
                    .mapToObj(number -> callers.submit((Callable<Object>) () -> {
                        end(number % 5);
                        return number;
                    }))
                    .toList();
            for (Future<?> end : ends) {
                end.get();
            }
            over.set(true);
            for (Future<Integer> other : others) {
                assertTrue(other.get() > 0);
            }
        } finally {
            over.set(true);
            callers.shutdownNow();
        }
        assertNothingIsLeft(SOCKET, before);
        assertEquals(List.of(), logged.troubles());
    }

    /** The clock closes them from another thread than the one that reads. */
    @Test
    void shouldCloseWhoeverProvesNothingThoughItChatters() throws Exception {
        LoggedSince logged = LoggedSince.now(server.log());
        ExecutorService callers = Executors.newFixedThreadPool(EACH);
        try {
            List<Future<Boolean>> chatterers = IntStream.range(0, EACH)
                    .mapToObj(number -> callers.submit(this::isClosedWhileChattering))
                    .toList();
            for (Future<Boolean> chatterer : chatterers) {
                assertTrue(chatterer.get());
            }
        } finally {
            callers.shutdownNow();
        }
        assertEquals(List.of(), logged.troubles());
    }

    /** Proves nothing, and isn't silent: pongs that nobody has asked for need no answer (RFC 6455, section 5.5.3). */
    private boolean isClosedWhileChattering() throws IOException {
        byte[] pong = RawSocket.frame(0xa, new byte[0]);
        try (RawSocket socket = RawSocket.connect(keyri)) {
            socket.send(socket.handshake(EVENTS));
            socket.receive();
            try {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (System.nanoTime() < end) {
                    socket.send(pong);
                }
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void shouldKeepNothingOfASocketThatSaysTooMuch(byte[] frame, int closeCode) throws Exception {
        long before = onTheHeap(SESSION);
        LoggedSince logged = LoggedSince.now(server.log());
        for (int i = 0; i < EACH; i++) {
            try (RawSocket socket = RawSocket.connect(keyri)) {
                socket.send(socket.handshake(EVENTS));
                socket.receive();
                socket.send(frame);
                byte[] closing = socket.receiveAll();
                assertEquals(0x88, closing[0] & 0xff);
                assertEquals(closeCode, ((closing[2] & 0xff) << 8) | (closing[3] & 0xff));
            }
        }
        assertNothingIsLeft(SESSION, before);
        assertEquals(List.of(), logged.troubles());
    }

    static List<Arguments> tooMuch() {
        return List.of(
                Arguments.of(RawSocket.frame(1, new byte[9_000]), 1009),
                Arguments.of(RawSocket.frame(2, new byte[9_000]), 1009),
                Arguments.of(RawSocket.frame(2, new byte[9]), 4401));
    }

    private void assertNothingIsLeft(String type, long before) throws InterruptedException {
        long after = onTheHeap(type);
        for (int i = 0; i < 50 && after > before; i++) {
            Thread.sleep(200);
            after = onTheHeap(type);
        }
        assertTrue(after <= before, after - before + " bytes of " + type + " are left on the heap");
    }

    private long onTheHeap(String type) {
        return LiveHeap.of(server.pid()).byClass().getOrDefault(type, 0L);
    }

    /** Somebody else's calls, each with the answer that belongs to it. */
    private int callUntil(AtomicBoolean over) {
        int calls = 0;
        for (; !over.get(); calls++) {
            keyri.get("/.well-known/jwks.json").send().is(200);
            keyri.post("/api/v1/sign-ins").json(Map.of()).send().isProblem(400, "invalid-request");
        }
        return calls;
    }

    private void end(int way) throws IOException {
        try (RawSocket socket = RawSocket.connect(keyri)) {
            byte[] handshake = socket.handshake(EVENTS);
            switch (way) {
                case 0 -> socket.send(handshake, JUNK, CLOSE);
                case 1 -> {
                    socket.send(handshake, JUNK);
                    socket.send(CLOSE, JUNK, CLOSE);
                }
                case 2 -> {
                    socket.send(handshake);
                    socket.receive();
                    socket.send(JUNK, CLOSE, JUNK);
                }
                case 3 -> {
                    socket.send(handshake);
                    socket.receive();
                    socket.send(JUNK);
                    socket.hangUp();
                }
                default -> {
                    socket.send(handshake);
                    socket.receive();
                    socket.send(JUNK);
                    socket.send(CLOSE);
                    socket.receive();
                }
            }
        }
    }
}
