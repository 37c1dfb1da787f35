package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A new API key in the place of another, while the other still works. */
@ExtendWith(RunningEar.class)
class KeyRotationIT {
    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;
    private String keys;

    KeyRotationIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void open() {
        shop = Shop.open(keyri);
        keys = "/api/v1/applications/" + shop.applicationId() + "/api-keys";
    }

    @Test
    void shouldLetBothKeysWorkUntilTheOldOneEnds() throws SQLException {
        Answer old = create(Map.of("name", "till", "scopes", List.of("users", "introspection")));
        Instant before = Instant.now();

        Answer rotated = rotate(id(old), Map.of("overlap", "PT3S")).is(201);

        assertNotEquals(old.text("secret"), rotated.text("secret"));
        JsonNode successor = rotated.json().path("apiKey");
        assertEquals("till", successor.path("name").asString());
        assertEquals(old.json().path("apiKey").path("scopes"), successor.path("scopes"));
        assertEquals(id(old), successor.path("replaces").asString());
        assertFalse(successor.has("expiresAt"));
        assertTrue(works(old) && works(rotated));
        JsonNode replaced = get(id(old)).json();
        assertEquals(id(rotated), replaced.path("replacedBy").asString());
        Instant end = Instant.parse(replaced.path("expiresAt").asString());
        assertFalse(
                end.isBefore(before.plusSeconds(2)) || end.isAfter(Instant.now().plusSeconds(4)));
        Answer list = operator("GET", keys).send().is(200);
        assertFalse(list.body().contains(rotated.text("secret")));
        assertTrue(list.json().path("apiKeys").valueStream().anyMatch(replaced::equals));

        Await.until("the old key has ended", () -> !works(old));

        assertFalse(Instant.now().isBefore(end));
        assertTrue(works(rotated));
        List<String> recorded = new Database(server).audit(id(old));
        assertEquals(List.of("api-key.created SUCCESS", "api-key.rotated SUCCESS"), recorded.subList(0, 2));
        assertEquals(List.of("api-key.created SUCCESS"), new Database(server).audit(id(rotated)));
    }

    @Test
    void shouldOverlapForADayUnlessToldOtherwise() {
        Answer old = create(Map.of("name", "till", "scopes", List.of("users")));
        rotate(id(old), Map.of()).is(201);

        Duration left = Duration.between(Instant.now(), expiry(id(old)));

        assertTrue(left.compareTo(Duration.ofHours(24)) <= 0 && left.compareTo(Duration.ofHours(23)) > 0);
    }

    @Test
    void shouldMakeTheNewOneForAsLongAndNeverProlongTheOldOne() {
        Instant end = Instant.now().plus(Duration.ofHours(2)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        Answer old = create(Map.of("name", "brief", "scopes", List.of("users"), "expiresAt", end.toString()));

        Answer rotated = rotate(id(old), Map.of("overlap", "P30D")).is(201);

        assertEquals(end, expiry(id(old)));
        Duration life = Duration.between(end, expiry(id(rotated)));
        assertTrue(!life.isNegative() && life.compareTo(Duration.ofMinutes(1)) < 0, life.toString());
    }

    @Test
    void shouldEndTheOldOneAtOnceWithoutAnOverlap() {
        Answer old = create(Map.of("name", "leaked", "scopes", List.of("users")));

        Answer rotated = rotate(id(old), Map.of("overlap", "PT0S")).is(201);

        assertFalse(works(old));
        assertTrue(works(rotated));
    }

    @Test
    void shouldRotateAKeyOnce() throws Exception {
        Answer old = create(Map.of("name", "till", "scopes", List.of("users")));
        List<CompletableFuture<Answer>> sent = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> rotate(id(old), Map.of()), task -> new Thread(task).start()))
                .limit(6)
                .toList();
        int made = 0;
        for (CompletableFuture<Answer> one : sent) {
            if (one.get().status() == 201) {
                made++;
            } else {
                one.get().isProblem(409, "conflict");
            }
        }

        assertEquals(1, made);
        assertEquals(3, operator("GET", keys).send().json().path("apiKeys").size());
    }

    @Test
    void shouldNotRotateWhatCannotBeUsedOrIsAnothers() {
        Answer revoked = create(Map.of("name", "till", "scopes", List.of("users")));
        operator("DELETE", keys + "/" + id(revoked)).send().is(204);
        rotate(id(revoked), Map.of()).isProblem(409, "conflict");
        Answer ended = create(Map.of("name", "till", "scopes", List.of("users")));
        rotate(id(ended), Map.of("overlap", "PT0S")).is(201);
        rotate(id(ended), Map.of()).isProblem(409, "conflict");
        rotate("key_01h455vb4pex5vsknk084sn02q", Map.of()).isProblem(404, "not-found");
        Shop other = Shop.openIn(keyri, shop.organizationId());
        Answer good = create(Map.of("name", "till", "scopes", List.of("users")));
        operator("POST", "/api/v1/applications/" + other.applicationId() + "/api-keys/" + id(good) + "/rotation")
                .json(Map.of())
                .send()
                .isProblem(404, "not-found");
    }

    @Test
    void shouldRefuseAnOverlapThatIsNone() {
        Answer old = create(Map.of("name", "till", "scopes", List.of("users")));
        for (Object wrong : List.of(
                "-PT1H",
                "PT-1H",
                "P30DT1S",
                "P31D",
                "PT721H",
                "P",
                "PT",
                "P1DT",
                "1h",
                "",
                "pt1h",
                "P1Y",
                "P1W",
                "PT1.5S",
                "PT1H ",
                "PT99999999999999999999H",
                "P9999DT999999H",
                86_400)) {
            rotate(id(old), Map.of("overlap", wrong)).isProblem(400, "invalid-request");
            // With a key the mistake has to be found before anything is begun.
            operator("POST", keys + "/" + id(old) + "/rotation")
                    .with("Idempotency-Key", "one-key-for-all-of-them")
                    .json(Map.of("overlap", wrong))
                    .send()
                    .isProblem(400, "invalid-request");
        }
        assertTrue(works(old));
        assertFalse(get(id(old)).json().has("replacedBy"));
        rotate(id(old), Map.of("overlap", "P29DT23H59M60S")).is(201);
    }

    @Test
    void shouldEndTheOldKeysAccessTokensWithIt() {
        Answer old = create(Map.of("name", "till", "scopes", List.of("users")));
        Answer token = keyri.post("/api/v1/token")
                .with("Authorization", ClientCredentials.basic(shop.applicationId(), old.text("secret")))
                .form(Map.of("grant_type", "client_credentials"))
                .send()
                .is(200);
        Call use = keyri.get("/api/v1/users/nobody").by(token.text("access_token"));
        use.send().isProblem(404, "not-found");

        rotate(id(old), Map.of("overlap", "PT0S")).is(201);

        use.send().isProblem(401, "unauthenticated");
    }

    private Answer create(Map<String, ?> body) {
        return operator("POST", keys).json(body).send().is(201);
    }

    private Answer rotate(String id, Map<String, ?> body) {
        return operator("POST", keys + "/" + id + "/rotation").json(body).send();
    }

    private Answer get(String id) {
        return operator("GET", keys + "/" + id).send().is(200);
    }

    private Instant expiry(String id) {
        return Instant.parse(get(id).text("expiresAt"));
    }

    private boolean works(Answer created) {
        return keyri.get("/api/v1/users/nobody")
                .by(created.text("secret"))
                .send()
                .problem()
                .equals("not-found");
    }

    private Call operator(String method, String path) {
        return keyri.call(method, path).by(keyri.operatorKey());
    }

    private static String id(Answer created) {
        return created.json().path("apiKey").path("apiKeyId").asString();
    }
}
