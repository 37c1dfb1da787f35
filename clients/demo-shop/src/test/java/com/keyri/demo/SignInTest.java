package com.keyri.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private HttpServer keyri;
    private SignIn signIn;
    private int status = 200;
    private String answer = "{}";
    private String request = "";

    @BeforeEach
    void open() throws IOException {
        keyri = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keyri.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key + " " + body;
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        keyri.start();
        String url = "http://127.0.0.1:" + keyri.getAddress().getPort();
        signIn = new SignIn(HttpClient.newHttpClient(), url, "keyri_sk_x");
    }

    @AfterEach
    void close() {
        keyri.stop(0);
    }

    @Test
    void shouldGiveTheClaimsOfAnActiveTokenWithTheSessionsNonce() throws IOException {
        answer = "{\"active\":true,\"nonce\":\"n-1\",\"sub\":\"u-1\",\"sid\":\"si_1\"}";
        Optional<Map<String, Object>> claims = signIn.verify("a.b.c", "p.q.r", "https://shop/session", "n-1");
        assertEquals("u-1", claims.orElseThrow().get("sub"));
        assertEquals(
                "POST /api/v1/tokens/introspect Bearer keyri_sk_x"
                        + " method=POST&proof=p.q.r&token=a.b.c&uri=https%3A%2F%2Fshop%2Fsession",
                request);
    }

    @Test
    void shouldRefuseAnotherSessionsNonce() throws IOException {
        answer = "{\"active\":true,\"nonce\":\"n-2\",\"sub\":\"u-1\"}";
        assertTrue(signIn.verify("a.b.c", "p", "u", "n-1").isEmpty());
        answer = "{\"active\":true,\"sub\":\"u-1\"}";
        assertTrue(signIn.verify("a.b.c", "p", "u", "n-1").isEmpty());
    }

    @Test
    void shouldRefuseWhatIsNotActiveOrNoTrueAnswer() throws IOException {
        for (String refused : new String[] {
            "{\"active\":false}", "{\"active\":\"true\",\"nonce\":\"n-1\"}", "{\"nonce\":\"n-1\"}", "{}"
        }) {
            answer = refused;
            assertTrue(signIn.verify("a.b.c", "p", "u", "n-1").isEmpty(), refused);
        }
        status = 500;
        answer = "{\"active\":true,\"nonce\":\"n-1\"}";
        assertTrue(signIn.verify("a.b.c", "p", "u", "n-1").isEmpty());
    }

    @Test
    void shouldFailWhereTheAnswerIsNoJson() {
        answer = "<html>";
        assertThrows(IOException.class, () -> signIn.verify("a.b.c", "p", "u", "n-1"));
    }

    @Test
    void shouldInviteConfirmAndMakeTransactions() throws IOException {
        signIn.invite("u-1", "Customer 1");
        assertTrue(request.startsWith("POST /api/v1/enrolments Bearer keyri_sk_x {"), request);
        assertEquals(Map.of("userId", "u-1", "label", "Customer 1"), body());
        signIn.confirm("enr_1", "402713");
        assertTrue(request.startsWith("POST /api/v1/enrolments/enr_1/confirmation "), request);
        assertEquals(Map.of("code", "402713"), body());
        signIn.transaction("u-1", "n-1", "Pay 24.90 €");
        assertTrue(request.startsWith("POST /api/v1/transactions "), request);
        assertEquals(Map.of("userId", "u-1", "nonce", "n-1", "text", "Pay 24.90 €"), body());
    }

    private Map<String, Object> body() throws IOException {
        return Text.json(request.substring(request.indexOf('{')));
    }
}
