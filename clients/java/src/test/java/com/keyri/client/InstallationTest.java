package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.FakeHttp.Sent;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.TransactionText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallationTest {
    private static final Instant NOW = Instant.parse("2027-01-15T08:00:00Z");
    private static final String ENROLMENT = "/api/v1/enrolments/enr_1";

    private FakeHttp http;
    private KeyriServer server;

    @BeforeEach
    void start() throws Exception {
        http = new FakeHttp();
        server = new KeyriServer(http.installation(NOW), "keyri_sk_secret");
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private ProblemException refusal() {
        return assertThrows(ProblemException.class, () -> server.enrolment("enr_1"));
    }

    @Test
    void shouldSendTheKeyAndReadTheAnswer() {
        http.on(
                "POST /api/v1/enrolments",
                request -> Sent.json("{\"enrolmentId\":\"enr_1\",\"url\":\"https://auth.example/a#e1.enr_1."
                        + "A".repeat(43) + "\",\"expiresAt\":\"2027-01-15T08:10:00Z\",\"later\":1}"));
        CreatedEnrolment enrolment = server.createEnrolment("user-1", "Ada's account");
        assertEquals(NOW.plusSeconds(600), enrolment.expiresAt());
        assertEquals("enr_1", enrolment.link().enrolmentId());
        assertFalse(enrolment.toString().contains("AAAA"));
        FakeHttp.Received request = http.received().remove();
        assertEquals("Bearer keyri_sk_secret", request.header("authorization"));
        assertEquals("application/json", request.header("content-type"));
        assertTrue(request.body().contains("\"label\":\"Ada's account\""));
    }

    @Test
    void shouldConfirmWithTheDigitsThatWereTyped() {
        String answer = "{\"enrolmentId\":\"enr_1\",\"userId\":\"user-1\",\"state\":\"ACTIVE\",\"deviceId\":\"dev_1\","
                + "\"expiresAt\":\"2027-01-15T08:10:00Z\"}";
        http.on("POST " + ENROLMENT + "/confirmation", request -> Sent.json(answer));
        Enrolment enrolment = server.confirmEnrolment("enr_1", MatchingNumber.parse("000042"));
        assertEquals(Enrolment.State.ACTIVE, enrolment.state());
        assertEquals("{\"code\":\"000042\"}", http.received().remove().body());
    }

    @Test
    void shouldSendTheTextOfATransactionUnchanged() {
        TransactionText text = new TransactionText("Pay 5 €\nto Ada");
        String answer = "{\"transactionId\":\"txn_1\",\"userId\":\"user-1\",\"textHash\":\"" + text.hash()
                + "\",\"state\":\"OPEN\",\"expiresAt\":\"2027-01-15T08:10:00Z\"}";
        http.on("POST /api/v1/transactions", request -> Sent.json(answer));
        assertEquals(
                text.hash(),
                server.createTransaction("user-1", "n".repeat(16), text).textHash());
        assertTrue(http.received().remove().body().contains("\"text\":\"Pay 5 €\\nto Ada\""));
    }

    @Test
    void shouldSayWhyACallWasRefused() {
        http.on(
                "GET " + ENROLMENT,
                request -> Sent.problem(429, "too-many-requests").with("Retry-After", "7"));
        ProblemException problem = refusal();
        assertEquals(429, problem.status());
        assertEquals("too-many-requests", problem.type());
        assertEquals(OptionalInt.of(7), problem.retryAfterSeconds());
        assertEquals(List.of(), problem.reasons());
    }

    @Test
    void shouldNotTrustAnErrorPageOfSomethingInBetween() {
        http.on(
                "GET " + ENROLMENT,
                request -> new Sent(502, "<html>secret</html>", Map.of("Content-Type", "text/html")));
        ProblemException problem = refusal();
        assertEquals("unknown", problem.type());
        assertFalse(problem.getMessage().contains("secret"));
        assertTrue(problem.retryAfterSeconds().isEmpty());
    }

    @Test
    void shouldRefuseAnAnswerOutsideOfTheContract() {
        List<String> bad = List.of(
                "",
                "null",
                "[]",
                "not json",
                "{\"enrolmentId\":\"enr_1\",\"userId\":\"u\",\"state\":\"ACTIVE\"}",
                "{\"enrolmentId\":\"enr_1\",\"userId\":null,\"state\":\"ACTIVE\",\"expiresAt\":\"2027-01-15T08:10:00Z\"}",
                "{\"enrolmentId\":\"enr_1\",\"userId\":\"u\",\"state\":\"ACTIVE\",\"expiresAt\":\"soon\"}",
                "x".repeat(300_000));
        for (String body : bad) {
            http.on("GET " + ENROLMENT, request -> Sent.json(body));
            assertThrows(ConnectionException.class, () -> server.enrolment("enr_1"), body);
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        http.close();
        assertThrows(ConnectionException.class, () -> server.enrolment("enr_1"));
    }

    @Test
    void shouldNeverPutAnythingButAnIdIntoAPath() {
        for (String id : List.of("", ".", "..", "../x", "a/b", "a?b", "a#b", "a%2fb", "a b", "a".repeat(200))) {
            assertThrows(IllegalArgumentException.class, () -> server.enrolment(id), id);
        }
        assertTrue(http.received().isEmpty());
    }

    @Test
    void shouldTakeOnlyAPlainAddressAndAClientThatDoesNotFollowRedirects() {
        HttpClient plain = HttpClient.newHttpClient();
        for (String url : List.of(
                "http://keyri.example",
                "HTTP://keyri.example",
                "wss://keyri.example",
                "https://keyri.example/x",
                "https://keyri.example?x",
                "/x",
                "https://u@keyri.example/#x")) {
            assertThrows(
                    IllegalArgumentException.class, () -> Installation.at(URI.create(url), plain, Clock.systemUTC()));
        }
        URI good = URI.create("https://keyri.example:8443/");
        assertEquals(
                "https://keyri.example:8443",
                Installation.at(good, plain, Clock.systemUTC()).publicUrl());
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThrows(IllegalArgumentException.class, () -> Installation.at(good, following, Clock.systemUTC()));
    }

    @Test
    void shouldKeepTheServersTimeWhenItDiffersByMoreThanTheNoise() {
        // The fake's Date header is the real time, far from NOW.
        http.on("GET /x", request -> Sent.json("{}"));
        Installation installation = http.installation(NOW);
        assertEquals(NOW, installation.clock().instant());
        HttpRequest request = installation.request("/x").build();
        installation.send(request);
        long distance = Math.abs(installation.clock().instant().getEpochSecond()
                - Clock.systemUTC().instant().getEpochSecond());
        assertTrue(distance <= 3, "seconds from the server's time: " + distance);
    }
}
