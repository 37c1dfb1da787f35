package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventSocket;
import com.keyri.client.EventType;
import com.keyri.client.SigningKey;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.Socket;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events socket: who may listen, and what they hear. */
@ExtendWith(RunningEar.class)
class EventsIT {
    private static final int REFUSED = 4401;
    private static final Duration SOON = Duration.ofSeconds(15);

    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;
    private Phone phone;
    private Page page;

    EventsIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void enrol() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
        page = shop.page();
    }

    @Test
    void shouldCloseWithoutAProofInFiveSeconds() {
        try (BrowserSignIn signIn = page.show();
                Socket socket = Socket.open(keyri, path(signIn), shop.origin())) {
            long opened = System.nanoTime();
            assertEquals(REFUSED, socket.closeCode(SOON));
            Duration took = Duration.ofNanos(System.nanoTime() - opened);
            assertTrue(took.compareTo(Duration.ofSeconds(4)) > 0, "closed after " + took);
            assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, "closed after " + took);
            assertFalse(socket.hasMore());
        }
    }

    @Test
    void shouldCloseAtOnceOnAnythingButAGoodProof() {
        try (BrowserSignIn signIn = page.show()) {
            String uri = keyri.publicUrl() + path(signIn);
            String nonce = signIn.started().proofNonce();
            SigningKey key = page.continuityKey();
            for (String frame : List.of(
                    "",
                    "nonsense",
                    "{}",
                    "[]",
                    "{\"type\":\"proof\"}",
                    "{\"type\":\"proof\",\"proof\":1}",
                    "{\"type\":\"proof\",\"proof\":\"nonsense\"}",
                    proofFrame(Call.proof(SigningKey.generate(), "GET", uri, nonce)),
                    proofFrame(Call.proof(key, "POST", uri, nonce)),
                    proofFrame(Call.proof(key, "GET", uri + "?x=y", nonce)),
                    proofFrame(Call.proof(key, "GET", uri.replace("https", "wss"), nonce)),
                    proofFrame(Call.proof(key, "GET", uri, "wrong")),
                    proofFrame(Call.proof(key, "GET", uri, null)),
                    proofFrame(Call.proof(key, "GET", uri, nonce)).replace("}", ",\"extra\":1}"))) {
                try (Socket socket = Socket.open(keyri, path(signIn), shop.origin())) {
                    socket.send(frame);
                    assertEquals(REFUSED, socket.closeCode(Duration.ofSeconds(4)), frame);
                    assertFalse(socket.hasMore());
                }
            }
        }
    }

    @Test
    void shouldCloseOnAFrameThatIsTooLong() {
        try (BrowserSignIn signIn = page.show();
                Socket socket = Socket.open(keyri, path(signIn), shop.origin())) {
            socket.send("{\"type\":\"proof\",\"proof\":\"" + "A".repeat(20_000) + "\"}");
            int code = socket.closeCode(SOON);
            assertTrue(code == REFUSED || code == 1009, "closed with " + code);
        }
    }

    @Test
    void shouldListenToTheOwnOriginOnly() {
        try (BrowserSignIn signIn = page.show()) {
            for (String origin :
                    new String[] {"https://evil.example", Shop.open(keyri).origin()}) {
                assertRefused(signIn, origin);
            }
            try (Socket first = Socket.open(keyri, path(signIn), shop.origin())) {
                first.send(proofFrame(proof(signIn)));
                assertEquals("code", first.next().path("type").asString());
                // The handshake before had the right origin; this one has none, and must not inherit it.
                assertRefused(signIn, null);
            }
            assertEquals(
                    403,
                    Socket.refusal(keyri, path(signIn), "http://shop.example").orElse(0));
        }
    }

    @Test
    void shouldTakeAProofOnce() {
        try (BrowserSignIn signIn = page.show()) {
            String proof = proof(signIn);
            try (Socket first = Socket.open(keyri, path(signIn), shop.origin())) {
                first.send(proofFrame(proof));
                assertEquals("code", first.next().path("type").asString());
                try (Socket second = Socket.open(keyri, path(signIn), shop.origin())) {
                    second.send(proofFrame(proof));
                    assertEquals(REFUSED, second.closeCode(SOON));
                }
            }
        }
    }

    @Test
    void shouldNotTellWhetherASignInExists() {
        try (BrowserSignIn signIn = page.show()) {
            String unknown = path(signIn).replace(signIn.started().signInId(), "si_01h455vb4pex5vsknk084sn02q");
            try (Socket socket = Socket.open(keyri, unknown, shop.origin())) {
                socket.send(proofFrame(Call.proof(
                        page.continuityKey(),
                        "GET",
                        keyri.publicUrl() + unknown,
                        signIn.started().proofNonce())));
                assertEquals(REFUSED, socket.closeCode(SOON));
            }
        }
    }

    @Test
    void shouldTellThePageEverythingInOrder() {
        try (BrowserSignIn signIn = page.show();
                Socket socket = Socket.open(keyri, path(signIn), shop.origin())) {
            socket.send(proofFrame(proof(signIn)));
            List<String> heard = new ArrayList<>();
            heard.add(type(socket.next()));
            Claim claim = phone.scan(signIn);
            heard.add(type(socket.next()));
            signIn.connect();
            Page.type(signIn, claim);
            heard.add(type(socket.next()));
            phone.authenticator().approve(claim, "1");
            JsonNode approved = socket.next();
            heard.add(type(approved));
            assertEquals(
                    "Account of " + phone.userId(), approved.path("account").asString());
            assertTrue(approved.has("payload"));
            signIn.redeem(Page.await(signIn, EventType.APPROVED));
            heard.add(type(socket.next()));
            assertEquals(List.of("code", "number-wanted", "claimed", "approved", "redeemed"), heard);
            assertEquals(1000, socket.closeCode(SOON));
        }
    }

    @Test
    void shouldTellThePhoneWhatIsForThePhone() {
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            try (EventSocket socket = phone.authenticator().events(claim)) {
                assertEquals(EventType.CLAIMED, socket.next(SOON).orElseThrow().type());
                Page.type(signIn, claim);
                assertEquals(
                        EventType.NUMBER_CONFIRMED,
                        socket.next(SOON).orElseThrow().type());
                phone.authenticator().approve(claim, "1");
                var approved = socket.next(SOON).orElseThrow();
                assertEquals(EventType.APPROVED, approved.type());
                assertEquals(null, approved.redeemCode());
                assertEquals(null, approved.payload());
            }
        }
    }

    @Test
    void shouldTellNothingToAPhoneThatHasNotClaimed() {
        Phone other = shop.enrol(Shop.newUser());
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            try (Socket socket = Socket.open(keyri, path(signIn), null)) {
                socket.send(proofFrame(Call.proof(
                        other.keys().deviceKey(),
                        "GET",
                        keyri.publicUrl() + path(signIn),
                        claim.signIn().proofNonce())));
                assertEquals(REFUSED, socket.closeCode(SOON));
            }
        }
    }

    @Test
    void shouldTellTheSameBrowserThePresentStateWhenItComesBack() {
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Page.await(signIn, EventType.CODE);
            Claim claim = phone.scan(signIn);
            signIn.connect();
            Page.type(signIn, claim);
            phone.authenticator().approve(claim);
            signIn.connect();
            assertTrue(signIn.redeem(Page.await(signIn, EventType.APPROVED))
                            .idToken()
                            .length()
                    > 100);
            signIn.connect();
            Page.await(signIn, EventType.REDEEMED);
        }
    }

    @Test
    void shouldRotateTheCodeBeforeTheOldOneEnds() {
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            String first = Page.await(signIn, EventType.CODE).code().value();
            Instant end = signIn.started().code().expiresAt();
            String second = signIn.await(EventType.CODE, Duration.ofSeconds(32))
                    .orElseThrow()
                    .code()
                    .value();
            assertNotEquals(first, second);
            assertTrue(Instant.now().isBefore(end), "the second code came when the first had ended");
            Claims.of(phone, signIn.started().signInId(), second).send().is(200);
        }
    }

    @Test
    void shouldTellWhenASignInHasExpired() throws SQLException {
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Page.await(signIn, EventType.CODE);
            new Database(server)
                    .age("sign_in", signIn.started().signInId(), "expires_at = now() - interval '1 second'");
            assertTrue(signIn.await(EventType.EXPIRED, Duration.ofSeconds(45)).isPresent());
        }
    }

    @Test
    void shouldBoundTheSocketsOfOneSignIn() {
        try (BrowserSignIn signIn = page.show()) {
            List<Socket> open = new ArrayList<>();
            try {
                for (int i = 0; i < 6; i++) {
                    Socket socket = Socket.open(keyri, path(signIn), shop.origin());
                    open.add(socket);
                    socket.send(proofFrame(proof(signIn)));
                    assertEquals("code", type(socket.next()));
                }
                Socket tooMany = Socket.open(keyri, path(signIn), shop.origin());
                open.add(tooMany);
                tooMany.send(proofFrame(proof(signIn)));
                assertEquals(1013, tooMany.closeCode(SOON));
            } finally {
                open.forEach(Socket::close);
            }
        }
    }

    @Test
    void shouldRefuseAHandshakeWhenTheAddressHasOpenedTooMany() throws IOException {
        try (BrowserSignIn signIn = page.show();
                Neighbour neighbour = Neighbour.of(keyri)) {
            String[] handshake = {
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Origin: " + shop.origin()
            };
            assertEquals(101, neighbour.send("GET", path(signIn), handshake).status());
            int spent = 1 + neighbour.repeatUntilRefused(2 * RunningEar.SOCKETS, "HEAD", "/", "Upgrade: x");
            assertTrue(spent >= RunningEar.SOCKETS, "the limit came after " + spent);
            Neighbour.Answer refused = neighbour.send("GET", path(signIn), handshake);
            assertEquals(429, refused.status());
            assertEquals("application/problem+json", refused.headers().get("content-type"));
            assertTrue(Integer.parseInt(refused.headers().get("retry-after")) >= 1);
            assertTrue(refused.body().contains("too-many-requests"), refused.body());
            signIn.connect();
            Page.await(signIn, EventType.CODE);
        }
    }

    @Test
    void shouldRefuseAHandshakeThatIsNone() throws IOException {
        try (BrowserSignIn signIn = page.show();
                Neighbour neighbour = Neighbour.of(keyri)) {
            String key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";
            for (String[] headers : new String[][] {
                {"Upgrade: websocket", "Connection: h2c", "Sec-WebSocket-Version: 13", key},
                {"Upgrade: websocket", "Sec-WebSocket-Version: 13", key},
                {"Upgrade: h2c", "Connection: Upgrade", "Sec-WebSocket-Version: 13", key},
                {"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x"}
            }) {
                Neighbour.Answer answer = neighbour.send("GET", path(signIn), headers);
                assertEquals(400, answer.status(), String.join(", ", headers));
                assertEquals("application/problem+json", answer.headers().get("content-type"));
            }
        }
    }

    @Test
    void shouldRecordARefusedProofAsComingFromItsAddress() throws SQLException {
        try (BrowserSignIn signIn = page.show();
                Socket socket = Socket.open(keyri, path(signIn), shop.origin())) {
            socket.send(proofFrame("nonsense"));
            assertEquals(REFUSED, socket.closeCode(SOON));
            assertEquals(List.of("proof.verified REFUSED MALFORMED"), new Database(server).audit(path(signIn)));
            assertEquals("127.0.0.1 with correlation id", new Database(server).auditedOrigin(path(signIn)));
        }
    }

    @Test
    void shouldRefuseAPlainRequestToTheSocketsAddress() {
        try (BrowserSignIn signIn = page.show()) {
            int status = keyri.get(path(signIn)).send().status();
            assertTrue(status >= 400 && status < 500, "status " + status);
        }
    }

    private void assertRefused(BrowserSignIn signIn, String origin) {
        try (Socket socket = Socket.open(keyri, path(signIn), origin)) {
            socket.send(proofFrame(proof(signIn)));
            assertEquals(REFUSED, socket.closeCode(SOON));
            assertFalse(socket.hasMore());
        }
    }

    private String proof(BrowserSignIn signIn) {
        return Call.proof(
                page.continuityKey(),
                "GET",
                keyri.publicUrl() + path(signIn),
                signIn.started().proofNonce());
    }

    private static String proofFrame(String proof) {
        return JsonMapper.shared().writeValueAsString(Map.of("type", "proof", "proof", proof));
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asString();
    }

    private static String path(BrowserSignIn signIn) {
        return "/api/v1/sign-ins/" + signIn.started().signInId() + "/events";
    }
}
