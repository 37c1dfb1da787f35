package com.keyri.fuzz.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    @Test
    void shouldReadAnAnswerOfAKnownLength() throws IOException {
        AnswerReader answers = reader("HTTP/1.1 400 Bad\r\nContent-Length: 2\r\nX: y\r\n\r\nokHTTP/1.1 204 No\r\n\r\n");
        RawAnswer first = answers.read("GET");
        assertEquals(400, first.status());
        assertEquals("ok", first.body());
        assertEquals("y", first.headers().firstValue("x").orElse(""));
        assertEquals(204, answers.read("GET").status());
        assertThrows(EOFException.class, () -> answers.read("GET"));
    }

    @Test
    void shouldReadChunksAndPassOverWhatIsNotFinal() throws IOException {
        String first = "HTTP/1.1 100 Continue\r\n\r\n";
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        RawAnswer answer =
                reader(first + head + "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n").read("GET");
        assertEquals("abcd", answer.body());
    }

    @Test
    void shouldExpectNoBodyForAHead() throws IOException {
        assertEquals(
                "",
                reader("HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\n")
                        .read("HEAD")
                        .body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200\r\n\r\n",
                "nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void shouldRefuseWhatIsNoAnswer(String text) {
        assertThrows(ProtocolException.class, () -> reader(text).read("GET"));
    }

    @Test
    void shouldCallSilenceATimeOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("https://localhost:" + silent.getLocalPort());
            Wire wire = new Wire(SSLContext.getDefault(), url, Duration.ofMillis(200));
            try (Connection connection = wire.caller()) {
                Outcome outcome = connection.send(new Draft(null, "GET", "/"));
                assertInstanceOf(Outcome.TimedOut.class, outcome);
            }
        }
    }

    @Test
    void shouldCallAnEndAHangUp() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> hangUp(rude));
            server.start();
            Wire wire = new Wire(
                    SSLContext.getDefault(),
                    URI.create("https://localhost:" + rude.getLocalPort()),
                    Duration.ofSeconds(5));
            try (Connection connection = wire.caller()) {
                assertInstanceOf(Outcome.HungUp.class, connection.send(new Draft(null, "GET", "/")));
            }
            server.join();
        }
    }

    @Test
    void shouldWriteARequestInOnePieceOrInChunks() {
        Draft draft = new Draft(null, "POST", "/x").with("A", "b").text("hello");
        String whole = new String(draft.bytes("host:1"), StandardCharsets.UTF_8);
        assertEquals("POST /x HTTP/1.1\r\nHost: host:1\r\nA: b\r\nContent-Length: 5\r\n\r\nhello", whole);
        String chunked = new String(draft.inChunks().bytes("host:1"), StandardCharsets.UTF_8);
        assertTrue(chunked.endsWith("\r\n\r\n1\r\nh\r\n1\r\ne\r\n1\r\nl\r\n1\r\nl\r\n1\r\no\r\n0\r\n\r\n"), chunked);
    }

    private static void hangUp(ServerSocket server) {
        try (Socket caller = server.accept()) {
            caller.getInputStream().read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static AnswerReader reader(String text) {
        return new AnswerReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
