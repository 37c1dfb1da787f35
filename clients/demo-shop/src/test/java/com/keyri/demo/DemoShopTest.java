package com.keyri.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop while Keyri is away, and with visitors who send nonsense: everybody gets an answer. */
class DemoShopTest {
    private static final String ORIGIN = "https://shop.keyri.localhost";

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        Settings settings = new Settings(Map.of(
                "KEYRI_URL",
                "https://127.0.0.1:" + closedPort(),
                "KEYRI_APPLICATION_ID",
                "app_1",
                "KEYRI_API_KEY",
                "keyri_sk_x",
                "SHOP_PUBLIC_URL",
                ORIGIN));
        DemoShop shop = new DemoShop(settings, SSLContext.getDefault());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", shop::handle);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void shouldSayThatKeyriIsAway() throws Exception {
        String cookie = post("/accounts", "", "")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", -1)[0];

        assertAnswer(502, "Keyri can't be reached", post("/devices", cookie, ""));
        assertAnswer(200, "Customer", send("GET", "/customer", cookie, ""));
    }

    @Test
    void shouldRefuseWhatItCannotRead() throws Exception {
        String nonce = post("/sign-in/nonce", "", "")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertAnswer(400, "bad request", post("/session", nonce.split(";", -1)[0], "no json"));
        assertAnswer(400, "bad request", post("/backchannel-logout", "", "logout_token=%zz"));
        assertAnswer(400, "bad request", post("/accounts", "", "x".repeat(20_000)));
        assertAnswer(400, "invalid_request", post("/backchannel-logout", "", "logout_token=x"));
        assertAnswer(404, "refused", send("GET", "/nothing", "", ""));
    }

    private HttpResponse<String> post(String path, String cookie, String body) throws Exception {
        return send("POST", path, cookie, body);
    }

    private HttpResponse<String> send(String method, String path, String cookie, String body) throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Origin", ORIGIN)
                .header("Cookie", cookie)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void assertAnswer(int status, String words, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
        assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent());
    }

    /** A port where nobody answers. */
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
