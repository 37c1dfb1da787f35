package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.FakeHttp.Sent;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class EventSocketTest {
    private final Instant now = Clock.systemUTC().instant();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final String ORIGIN = "https://shop.example";
    private static final String CODE = SecretToken.random128().reveal();

    private final SigningKey continuityKey = SigningKey.generate();
    private FakeHttp http;
    private FakeSocket server;
    private BrowserSignIn page;

    @BeforeEach
    void start() throws Exception {
        http = new FakeHttp();
        server = new FakeSocket();
        http.on(
                "POST /api/v1/sign-ins",
                request -> Sent.json("{\"signInId\":\"si_1\",\"expiresAt\":\"2027-01-15T08:03:00Z\",\"eventsUrl\":\""
                        + server.url("/api/v1/sign-ins/si_1/events")
                        + "\",\"authenticatorUrl\":\"https://auth.example/a\",\"proofNonce\":\"n-start\","
                        + "\"code\":{\"value\":\"" + CODE + "\",\"expiresAt\":\"2027-01-15T08:00:30Z\"}}"));
        page = BrowserSignIn.start(
                http.installation(now), new SignInRequest(ORIGIN, "app_1", "nonce-of-cookie-1", null), continuityKey);
    }

    @AfterEach
    void stop() throws Exception {
        page.close();
        server.close();
        http.close();
    }

    private EventSocket connect() throws Exception {
        CompletableFuture<EventSocket> client = CompletableFuture.supplyAsync(page::connect);
        server.accept();
        return client.get();
    }

    @Test
    void shouldProveItsKeyBeforeAnythingElse() throws Exception {
        connect();
        assertEquals("GET /api/v1/sign-ins/si_1/events HTTP/1.1", server.requestLine());
        assertEquals(ORIGIN, server.header("origin"));
        JsonNode frame = JsonMapper.shared().readTree(server.receive());
        assertEquals("proof", frame.get("type").asString());
        DpopExpectation expected = DpopExpectation.of("GET", http.url() + "/api/v1/sign-ins/si_1/events", now)
                .withNonce("n-start"::equals);
        assertEquals(
                continuityKey.thumbprint(),
                DpopProof.verify(frame.get("proof").asString(), expected).thumbprint());
    }

    @Test
    void shouldShowTheFreshCodeAsSoonAsItArrives() throws Exception {
        connect();
        String fresh = SecretToken.random128().reveal();
        assertEquals(CODE, page.qrLink().code().reveal());
        server.sendInTwo(
                "{\"type\":\"code\",\"code\":{\"value\":\"" + fresh + "\",\"expiresAt\":\"2027-01-15T08:00:55Z\"}}");
        assertTrue(page.await(EventType.CODE, SOON).isPresent());
        assertEquals(fresh, page.qrLink().code().reveal());
    }

    @Test
    void shouldPassOverOtherEventsAndUnknownOnes() throws Exception {
        connect();
        server.send("{\"type\":\"claimed\"}");
        server.send("{\"type\":\"something-new\",\"x\":1}");
        server.send("{\"type\":\"approved\",\"redeemCode\":\"r\",\"proofNonce\":\"n\",\"payload\":\""
                + "p".repeat(16_384) + "\"}");
        EventFrame approved = page.await(EventType.APPROVED, SOON).orElseThrow();
        assertEquals("r", approved.redeemCode());
        assertEquals(16_384, approved.payload().length());
        assertEquals("EventFrame[APPROVED]", approved.toString());
    }

    @Test
    void shouldUseTheNonceOfTheFrameForTheNumberAndThatOfTheAnswerForTheNextTry() throws Exception {
        connect();
        server.send("{\"type\":\"number-wanted\",\"proofNonce\":\"n1\"}");
        assertTrue(page.await(EventType.NUMBER_WANTED, SOON).isPresent());
        http.on("POST /api/v1/sign-ins/si_1/number", request -> {
            DpopExpectation expected = DpopExpectation.of("POST", http.url() + request.path(), now);
            String nonce = DpopProof.verify(request.header("dpop"), expected).nonce();
            return "n1".equals(nonce)
                    ? Sent.json("{\"result\":\"WRONG\",\"attemptsLeft\":2,\"proofNonce\":\"n2\"}")
                    : Sent.json("{\"result\":\"CONFIRMED\",\"attemptsLeft\":2}");
        });
        MatchingNumber number = MatchingNumber.random();
        assertEquals(NumberResult.Outcome.WRONG, page.enterNumber(number).result());
        assertEquals(NumberResult.Outcome.CONFIRMED, page.enterNumber(number).result());
    }

    @Test
    void shouldSayHowASignInEnded() throws Exception {
        connect();
        server.send("{\"type\":\"declined\"}");
        SignInEndedException end = assertThrows(SignInEndedException.class, () -> page.await(EventType.APPROVED, SOON));
        assertEquals(EventType.DECLINED, end.end());
    }

    @Test
    void shouldSayThatTheServerClosedTheSocketAndConnectAgain() throws Exception {
        EventSocket socket = connect();
        server.sendClose(4401);
        ConnectionException closed = assertThrows(ConnectionException.class, () -> socket.next(SOON));
        assertEquals("the events socket is closed by the server with 4401", closed.getMessage());
        assertThrows(ConnectionException.class, () -> socket.next(AT_ONCE));
        connect();
        server.send("{\"type\":\"claimed\"}");
        assertTrue(page.await(EventType.CLAIMED, SOON).isPresent());
    }

    @Test
    void shouldWaitNoLongerThanItMay() throws Exception {
        connect();
        assertTrue(page.await(EventType.CLAIMED, AT_ONCE).isEmpty());
    }

    @Test
    void shouldRefuseFramesThatAreTooLongOrUnreadable() throws Exception {
        EventSocket socket = connect();
        server.send("not json");
        assertThrows(ConnectionException.class, () -> socket.next(SOON));
        EventSocket again = connect();
        server.send("{\"type\":\"claimed\",\"account\":\"" + "x".repeat(70_000) + "\"}");
        assertThrows(ConnectionException.class, () -> again.next(SOON));
    }

    @Test
    void shouldSayThatTheSocketCannotBeOpened() throws Exception {
        server.close();
        assertThrows(ConnectionException.class, page::connect);
    }
}
