package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.launcher.LocalHttp;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.Socket;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without its database Keyri says so and nothing else; with it again it goes on by itself. */
@ExtendWith(RunningEar.class)
@Order(Integer.MAX_VALUE)
class DatabaseAwayIT {
    private final TestServer server;
    private final Keyri keyri;

    DatabaseAwayIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @Test
    void shouldSayThatItIsUnavailableAndRecoverByItself() {
        Shop shop = Shop.open(keyri);
        Phone phone = shop.enrol(Shop.newUser());
        Page page = shop.page();
        BrowserSignIn before = page.show();
        before.connect();
        String device = "/api/v1/devices/" + phone.id();
        String nonce = phone.call("GET", device, "a-nonce").send().header("DPoP-Nonce");
        server.stopDatabase();
        try {
            for (Call call : List.of(
                    page.start(Map.of()),
                    Claims.of(phone, before),
                    phone.call("GET", device, nonce),
                    shop.call("GET", "/api/v1/users/" + phone.userId()),
                    shop.call("POST", "/api/v1/enrolments").json(Map.of("userId", "alice", "label", "Alice")),
                    keyri.get("/api/v1/organizations").by(keyri.operatorKey()))) {
                assertUnavailable(call);
            }
            assertEquals(503, ready());
            assertEquals(200, health("/health/live"));
            keyri.get("/api/v1/organizations").send().isProblem(401, "unauthenticated");
            keyri.post("/api/v1/organizations")
                    .by(keyri.operatorKey())
                    .json(Map.of())
                    .send()
                    .is(400);
            try (Socket socket =
                    Socket.open(keyri, "/api/v1/sign-ins/" + before.started().signInId() + "/events", shop.origin())) {
                socket.send("{\"type\":\"proof\",\"proof\":\"x\"}");
                int code = socket.closeCode(Duration.ofSeconds(40));
                assertTrue(code == 1013 || code == 4401, "closed with " + code);
            }
        } finally {
            server.startDatabase();
        }
        Await.until("ready again", Duration.ofSeconds(60), () -> ready() == 200);
        Await.until(
                "it answers again",
                Duration.ofSeconds(60),
                () -> shop.call("GET", "/api/v1/users/" + phone.userId()).send().status() == 200);
        assertTrue(page.signIn(phone).idToken().length() > 100);
        before.connect(); // Its socket may have been closed with 1013, which says: come again.
        Page.approve(before, phone);
        before.close();
    }

    private static void assertUnavailable(Call call) {
        long start = System.nanoTime();
        Answer answer = call.send().isProblem(503, "unavailable");
        assertTrue(Integer.parseInt(answer.header("Retry-After")) <= 120);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, answer.call() + " took " + took);
    }

    private int ready() {
        return health("/health/ready");
    }

    private int health(String path) {
        LocalHttp http = server.internal();
        try {
            return http.send(http.request(path).GET().build()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
