package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host serves what, who may call across origins, and the headers of every answer. */
@ExtendWith(RunningEar.class)
class HostIT {
    private static final String STARTS = "/api/v1/sign-ins";
    private static final String CLAIM = "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/claim";
    private static final String OPENING = "/api/v1/enrolments/enr_01h455vb4pex5vsknk084sn02q/opening";
    private static final String DEVICE = "/api/v1/devices/dev_01h455vb4pex5vsknk084sn02q";

    private final Keyri keyri;
    private final String authenticator;
    private Shop shop;

    HostIT(TestServer server) {
        this.keyri = server.keyri();
        this.authenticator = server.authenticatorUrl();
    }

    @BeforeEach
    void openShop() {
        shop = Shop.open(keyri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.keyri.localhost", "evil.example", "localhost", "127.0.0.1", "keyri.localhost.evil.example"
            })
    void shouldServeNothingUnderAnotherName(String host) {
        int port = URI.create(keyri.publicUrl()).getPort();
        for (String path :
                List.of("/", "/.well-known/jwks.json", "/api/v1/organizations", "/openapi", "/a", "/health")) {
            for (String name : List.of(host, host + ":" + port)) {
                keyri.get(path).with("Host", name).send().isProblem(421, "misdirected-request");
            }
        }
    }

    @Test
    void shouldNotServeThePublicNameOnAnotherPort() {
        keyri.get("/.well-known/jwks.json")
                .with("Host", "keyri.localhost:1")
                .send()
                .isProblem(421, "misdirected-request");
        keyri.get("/.well-known/jwks.json")
                .with("Host", "keyri.localhost")
                .send()
                .isProblem(421, "misdirected-request");
    }

    @Test
    void shouldServeTheAuthenticatorOnItsOwnHostAndNothingElseThere() {
        for (String path :
                List.of("/", "/.well-known/jwks.json", "/api/v1/organizations", "/openapi", "/docs", "/widget/")) {
            assertEquals(404, at(authenticator, "GET", path).send().status(), path);
        }
        keyri.get("/a").send().isProblem(404, "not-found");
        assertEquals(200, at(authenticator, "GET", "/a").send().status());
        assertEquals(
                keyri.publicUrl(),
                at(authenticator, "GET", "/a/config.json").send().is(200).text("apiUrl"));
    }

    @Test
    void shouldNotBeFooledByAnotherSpellingOfAPath() {
        for (String path : List.of("//a", "/%61", "/x%2f..%2fa", "/a;x", "/./a", "/x/../a", "/api/../a")) {
            Answer answer = keyri.get(path).send();
            assertTrue(answer.status() >= 400 && answer.status() < 500, path + ": " + answer.status());
        }
    }

    @Test
    void shouldLetRegisteredPagesCallThePagesEndpoints() {
        for (String path : List.of(STARTS, "/api/v1/token")) {
            Answer preflight = preflight(path, "POST", shop.origin()).is(204);
            assertEquals(shop.origin(), preflight.header("Access-Control-Allow-Origin"));
            assertTrue(preflight.header("Access-Control-Allow-Methods").contains("POST"));
            assertTrue(preflight
                    .header("Access-Control-Allow-Headers")
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("dpop"));
            assertEquals("", preflight.header("Access-Control-Allow-Credentials"));
            assertTrue(preflight.headers().allValues("Vary").contains("Origin"));
        }
        Answer started = shop.page().start(Map.of()).send().is(201);
        assertEquals(shop.origin(), started.header("Access-Control-Allow-Origin"));
        for (String exposed : List.of("DPoP-Nonce", "Date", "Retry-After")) {
            assertTrue(started.header("Access-Control-Expose-Headers").contains(exposed), exposed);
        }
    }

    @Test
    void shouldLetNoOtherOriginCallThem() {
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "http://shop.example",
                shop.origin() + ".evil.example",
                authenticator)) {
            Answer preflight = preflight(STARTS, "POST", origin);
            assertEquals(403, preflight.status(), origin);
            assertEquals("", preflight.header("Access-Control-Allow-Origin"));
        }
        Answer refused =
                shop.page().start(Map.of()).from("https://evil.example").send().is(403);
        assertEquals("", refused.header("Access-Control-Allow-Origin"));
    }

    @Test
    void shouldLetTheAuthenticatorAloneCallThePhonesEndpoints() {
        for (String path : List.of(CLAIM, OPENING, DEVICE, DEVICE + "/peers", DEVICE + "/key-challenge")) {
            assertEquals(
                    authenticator,
                    preflight(path, "POST", authenticator).is(204).header("Access-Control-Allow-Origin"));
            preflight(path, "POST", shop.origin()).is(403);
            preflight(path, "POST", "https://evil.example").is(403);
        }
        Answer asked = keyri.get(DEVICE).from(authenticator).send().isProblem(401, "use-dpop-nonce");
        assertEquals(authenticator, asked.header("Access-Control-Allow-Origin"));
    }

    @Test
    void shouldLetNoPageCallWhatIsForServers() {
        for (String path : List.of(
                "/api/v1/enrolments", "/api/v1/users/alice", "/api/v1/organizations", "/api/v1/tokens/introspect")) {
            for (String origin : List.of(shop.origin(), authenticator, "https://evil.example")) {
                preflight(path, "POST", origin).is(403);
            }
        }
    }

    @Test
    void shouldForgetAnOriginThatIsNoLongerRegistered() {
        preflight(STARTS, "POST", shop.origin()).is(204);
        keyri.operator().changeApplication(shop.applicationId(), Map.of("origins", List.of("https://moved.example")));
        Await.until(
                "the origin is forgotten",
                () -> preflight(STARTS, "POST", shop.origin()).status() == 403);
    }

    @Test
    void shouldWriteTheHeadersThatKeepAPageAtBay() {
        Answer api = keyri.get("/api/v1/organizations")
                .by(keyri.operatorKey())
                .send()
                .is(200);
        assertEquals("no-store", api.header("Cache-Control"));
        assertTrue(api.header("Content-Security-Policy").contains("default-src 'none'"));
        Answer page = at(authenticator, "GET", "/a").send().is(200);
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.contains("connect-src 'self' " + keyri.publicUrl()), policy);
        assertEquals("same-origin", page.header("Cross-Origin-Opener-Policy"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
        assertTrue(page.header("Permissions-Policy").contains("camera=(self)"));
    }

    @Test
    void shouldNameEachCallByAnIdOfItsOwn() {
        Answer first = keyri.get("/api/v1/organizations")
                .with("X-Correlation-Id", "mine")
                .send()
                .is(401);
        Answer second = keyri.get("/api/v1/organizations").send().is(401);
        assertFalse(first.text("instance").isEmpty());
        assertFalse(first.body().contains("mine"));
        assertFalse(first.text("instance").equals(second.text("instance")));
        assertTrue(first.header("X-Correlation-Id").length() > 20);
    }

    @Test
    void shouldNotBelieveAForwardedAddress() {
        keyri.operator().changeApplication(shop.applicationId(), Map.of("deniedNetworks", List.of("192.0.2.0/24")));
        var phone = shop.enrol(Shop.newUser());
        try (var signIn = shop.page().show()) {
            Claims.of(phone, signIn).with("X-Forwarded-For", "192.0.2.1").send().is(200);
        }
    }

    private Answer preflight(String path, String method, String origin) {
        return keyri.call("OPTIONS", path)
                .from(origin)
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "dpop,content-type")
                .send();
    }

    private Call at(String base, String method, String path) {
        return keyri.callAt(base, method, path).without("Accept");
    }
}
