package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.client.FakeHttp.Received;
import com.keyri.client.FakeHttp.Sent;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerTokensTest {
    private static final String USER = "GET /api/v1/users/alice";
    private static final String TOKEN = "POST /api/v1/token";

    private final FakeHttp http;
    private final AtomicInteger issued = new AtomicInteger();
    private Instant now = Instant.parse("2027-01-15T08:00:00Z");
    private Installation installation;

    ServerTokensTest() throws IOException {
        http = new FakeHttp();
    }

    @BeforeEach
    void serve() {
        installation = new Installation(http.url(), HttpClient.newHttpClient(), () -> now);
        http.on(TOKEN, request -> granted());
        http.on(USER, request -> user());
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void shouldAskOnceAndAgainHalfAMinuteBeforeTheEnd() {
        ServerTokens tokens = ServerTokens.of(installation, "app_1", "keyri_sk_x", List.of("users", "enrolments"));
        KeyriServer server = KeyriServer.with(installation, tokens);
        server.user("alice");
        now = now.plusSeconds(269);
        server.user("alice");
        assertEquals(1, issued.get());
        Received asked = http.received().element();
        String pair = new String(
                Base64.getDecoder().decode(asked.header("authorization").substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertEquals("app_1:keyri_sk_x", pair);
        assertEquals("grant_type=client_credentials&scope=users+enrolments", asked.body());

        now = now.plusSeconds(270); // Each answer brings the clock back to the server's.
        server.user("alice");
        assertEquals(2, issued.get());
        assertEquals("token2", tokens.token());
    }

    @Test
    void shouldAskAgainWhereTheTokenWasEndedEarly() {
        http.on(
                USER,
                request -> request.header("authorization").equals("Bearer token2")
                        ? user()
                        : Sent.problem(401, "unauthenticated"));
        KeyriServer.with(installation, ServerTokens.of(installation, "app_1", "k", List.of()))
                .user("alice");
        assertEquals(2, issued.get());
    }

    @Test
    void shouldSayWhyItGetsNone() {
        http.on(
                TOKEN,
                request -> new Sent(
                        401,
                        "{\"type\":\"urn:keyri:problem:invalid-client\",\"title\":\"Invalid client\",\"status\":401,"
                                + "\"error\":\"invalid_client\"}",
                        java.util.Map.of("Content-Type", "application/json")));
        ServerTokens tokens = ServerTokens.of(installation, "app_1", "k", List.of());
        ProblemException refused = assertThrows(ProblemException.class, tokens::token);
        assertEquals("invalid-client", refused.type());
    }

    @Test
    void shouldProveItsKeyWithTheNoncesThatAreDemanded() {
        SigningKey key = SigningKey.generate();
        http.on(
                TOKEN,
                request -> nonceOf(request, null, "/api/v1/token").equals("n1")
                        ? granted()
                        : Sent.problem(400, "use-dpop-nonce").with("DPoP-Nonce", "n1"));
        http.on(
                USER,
                request -> nonceOf(request, "token1", "/api/v1/users/alice").equals("n2")
                        ? user()
                        : Sent.problem(401, "use-dpop-nonce").with("DPoP-Nonce", "n2"));
        KeyriServer server =
                KeyriServer.with(installation, ServerTokens.boundTo(installation, "app_1", "k", List.of(), key));
        server.user("alice");
        server.user("alice");
        assertEquals(1, issued.get());
        assertEquals(5, http.received().size(), "two for the token, two for the first call, one for the second");
    }

    private String nonceOf(Received request, String token, String path) {
        String method = token == null ? "POST" : "GET";
        DpopExpectation expected = DpopExpectation.of(
                method, http.url() + path, installation.clock().instant());
        if (token != null) {
            assertEquals("DPoP " + token, request.header("authorization"));
            expected = expected.withAccessToken(token);
        }
        String nonce = DpopProof.verify(request.header("dpop"), expected).nonce();
        return nonce == null ? "" : nonce;
    }

    private Sent granted() {
        return Sent.json("{\"access_token\":\"token" + issued.incrementAndGet()
                + "\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"users\"}");
    }

    private static Sent user() {
        return Sent.json("{\"userId\":\"alice\",\"state\":\"ACTIVE\",\"devices\":[]}");
    }
}
