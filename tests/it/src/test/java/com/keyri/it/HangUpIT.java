package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One end of a connection closes it, and there was more to say. */
@ExtendWith(RunningEar.class)
@Timeout(120)
class HangUpIT {
    private static final int CALLS = 800;
    private static final int CALLERS = 8;

    private final TestServer server;
    private final Keyri keyri;

    HangUpIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: %d", "Transfer-Encoding: chunked", "X-Length: %d"})
    void shouldTakeNothingBehindATraceForARequest(String length) throws IOException {
        try (RawSocket connection = RawSocket.connect(keyri)) {
            byte[] hidden = connection.request("GET /.well-known/jwks.json", List.of(), "");
            byte[] trace =
                    connection.request("TRACE /api/v1/sign-ins", List.of(String.format(length, hidden.length)), "");
            connection.send(trace, hidden);
            String answers = new String(connection.receiveAll(), StandardCharsets.UTF_8);
            assertTrue(answers.startsWith("HTTP/1.1 405 "), answers);
            assertEquals(1, answers.split("HTTP/1\\.1 ", -1).length - 1, answers);
        }
    }

    @Test
    void shouldNotCallItAFailureWhenSomebodyHangsUp() throws Exception {
        LoggedSince logged = LoggedSince.now(server.log());
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Object>> calls = IntStream.range(0, CALLS)
                    .mapToObj(number -> callers.submit((Callable<Object>) () -> hangUp(number)))
                    .toList();
            for (Future<Object> call : calls) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
        keyri.get("/.well-known/jwks.json").send().is(200);
        assertTrue(
                logged.lines().stream().anyMatch(line -> line.contains("\"status\":\"499\"")),
                () -> "none of them left before the answer");
        assertEquals(List.of(), logged.troubles());
    }

    /** While the database is asked, or a little earlier or later. */
    private int hangUp(int number) throws IOException {
        try (RawSocket connection = RawSocket.connect(keyri)) {
            connection.send(connection.request(
                    "GET /api/v1/organizations", List.of("Authorization: Bearer " + keyri.operatorKey()), ""));
            LockSupport.parkNanos(number % 20 * 250_000L);
            connection.hangUp();
            return number;
        }
    }
}
