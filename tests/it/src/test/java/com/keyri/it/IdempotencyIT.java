package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is created under an Idempotency-Key is created once, for every resource that can be created. */
@ExtendWith(RunningEar.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyIT {
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int AT_ONCE = 8;

    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;
    private String user;

    IdempotencyIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeAll
    void open() {
        shop = Shop.open(keyri);
        user = Shop.newUser();
        shop.enrol(user);
    }

    /** One thing that can be created; {@code rows} counts those there are. */
    private record Wish(
            String name, String path, String secret, Map<String, ?> body, Map<String, ?> other, String rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Wish> wishes() {
        String operator = keyri.operatorKey();
        String keys = "/api/v1/applications/" + shop.applicationId() + "/api-keys";
        String name = "Made once " + UUID.randomUUID();
        return Stream.of(
                new Wish(
                        "organization",
                        "/api/v1/organizations",
                        operator,
                        Map.of("name", name),
                        Map.of("name", "Another"),
                        "organization where name = '" + name + "'"),
                new Wish(
                        "application",
                        "/api/v1/applications",
                        operator,
                        application(name),
                        application("Another"),
                        "application where name = '" + name + "'"),
                new Wish(
                        "API key",
                        keys,
                        operator,
                        Map.of("name", name, "scopes", List.of("users")),
                        Map.of("name", name, "scopes", List.of("enrolments")),
                        "api_key where name = '" + name + "'"),
                rotation(keys),
                new Wish(
                        "enrolment",
                        "/api/v1/enrolments",
                        shop.apiKey(),
                        Map.of("userId", "once-" + name.substring(10), "label", "Once"),
                        Map.of("userId", "once-" + name.substring(10), "label", "Twice"),
                        "enrolment e join app_user u on u.id = e.user_id where u.external_id = 'once-"
                                + name.substring(10) + "'"),
                new Wish(
                        "transaction",
                        "/api/v1/transactions",
                        shop.apiKey(),
                        transaction(name),
                        transaction("Another"),
                        "transaction_approval where text = '" + name + "'"));
    }

    private Wish rotation(String keys) {
        String old = keyri.post(keys)
                .by(keyri.operatorKey())
                .json(Map.of("name", "rotated", "scopes", List.of("users")))
                .send()
                .is(201)
                .json()
                .path("apiKey")
                .path("apiKeyId")
                .asString();
        return new Wish(
                "rotation",
                keys + "/" + old + "/rotation",
                keyri.operatorKey(),
                Map.of(),
                Map.of("overlap", "PT1H"),
                "api_key where replaces = '" + Database.uuid(old) + "'");
    }

    private Map<String, ?> application(String name) {
        return Map.of(
                "organizationId", shop.organizationId(), "name", name, "origins", List.of("https://once.example"));
    }

    private Map<String, ?> transaction(String text) {
        return Map.of("userId", user, "nonce", "n".repeat(16), "text", text);
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void shouldGiveTheSameAnswerAgainAndMakeOne(Wish wish) throws SQLException {
        String key = newKey();

        Answer first = send(wish, key).is(201);
        Answer again = send(wish, key).is(201);
        Answer quoted = send(wish, '"' + key + '"').is(201);

        assertEquals("", first.header(REPLAYED));
        assertEquals("true", again.header(REPLAYED));
        assertEquals("true", quoted.header(REPLAYED));
        assertEquals(first.body(), again.body());
        assertEquals(first.body(), quoted.body());
        assertEquals(1, rows(wish.rows()));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void shouldMakeOneWhenManyAskAtOnce(Wish wish) throws Exception {
        String key = newKey();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            asked.add(CompletableFuture.supplyAsync(() -> send(wish, key), task -> new Thread(task).start()));
        }
        List<Answer> answers = new ArrayList<>();
        for (CompletableFuture<Answer> one : asked) {
            answers.add(one.get().is(201));
        }

        assertEquals(1, answers.stream().map(Answer::body).distinct().count());
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.header(REPLAYED).isEmpty())
                        .count());
        assertEquals(1, rows(wish.rows()));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void shouldRefuseTheKeyForAnotherRequest(Wish wish) throws SQLException {
        String key = newKey();
        Answer first = send(wish, key).is(201);

        call(wish, key).json(wish.other()).send().isProblem(422, "idempotency-key-reused");

        assertEquals(first.body(), send(wish, key).is(201).body());
        assertEquals(1, rows(wish.rows()));
    }

    @Test
    void shouldTellCallersApart() throws SQLException {
        String key = newKey();
        String other = keyri.operator().createApiKey(shop.applicationId(), "other", List.of("transactions"));
        Map<String, ?> body = transaction("Apart " + key);

        Answer mine = shop.call("POST", "/api/v1/transactions")
                .with(HEADER, key)
                .json(body)
                .send()
                .is(201);
        Answer theirs = keyri.post("/api/v1/transactions")
                .by(other)
                .with(HEADER, key)
                .json(body)
                .send()
                .is(201);

        assertEquals("", theirs.header(REPLAYED));
        assertNotEquals(mine.text("transactionId"), theirs.text("transactionId"));
        assertEquals(2, rows("transaction_approval where text = 'Apart " + key + "'"));
    }

    @Test
    void shouldBindTheKeyToTheAddressToo() {
        Shop sister = Shop.openIn(keyri, shop.organizationId());
        String key = newKey();
        Map<String, ?> body = Map.of("name", "till", "scopes", List.of("users"));
        keyOf(shop, key).json(body).send().is(201);

        keyOf(sister, key).json(body).send().isProblem(422, "idempotency-key-reused");
    }

    @Test
    void shouldLeaveTheKeyFreeAfterARefusal() throws SQLException {
        String key = newKey();
        long before = rows("idempotent_answer");
        Call call = shop.call("POST", "/api/v1/transactions").with(HEADER, key);
        String sleeper = Shop.newUser();
        Map<String, Object> body = new HashMap<>(transaction("Free"));
        body.put("userId", sleeper);

        call.json(Map.of("userId", sleeper)).send().isProblem(400, "invalid-request");
        call.json(body).send().isProblem(404, "not-found");
        shop.enrol(sleeper);
        suspend(sleeper, "SUSPENDED");
        call.json(body).send().isProblem(409, "conflict");
        assertEquals(before, rows("idempotent_answer"), "a refusal is remembered");
        suspend(sleeper, "ACTIVE");

        assertEquals("", call.json(body).send().is(201).header(REPLAYED));
        assertEquals("true", call.json(body).send().is(201).header(REPLAYED));
        assertEquals(before + 1, rows("idempotent_answer"));
    }

    @Test
    void shouldRefuseTheSecondWhereTheFirstTakesLong() throws Exception {
        String key = newKey();
        Call call = shop.call("POST", "/api/v1/enrolments")
                .with(HEADER, key)
                .json(Map.of("userId", user, "label", "Slowly"));
        CompletableFuture<Answer> first;
        try (Connection owner = server.asOwner();
                Statement hold = owner.createStatement()) {
            owner.setAutoCommit(false);
            hold.execute("select 1 from app_user where external_id = '" + user + "' for update");
            first = CompletableFuture.supplyAsync(call::send);
            Await.until("the first waits", () -> waiting() == 1);

            Answer second = call.send().isProblem(409, "idempotency-key-in-use");

            assertTrue(second.header("Retry-After").matches("[1-9][0-9]*"));
            owner.rollback();
        }
        assertEquals(first.get().is(201).body(), call.send().is(201).body());
    }

    @Test
    void shouldForgetAfterADay() throws SQLException {
        String key = newKey();
        Map<String, ?> body = transaction("Forgotten " + key);
        Call call = shop.call("POST", "/api/v1/transactions").with(HEADER, key).json(body);
        call.send().is(201);
        assertEquals("true", call.send().is(201).header(REPLAYED));

        try (Connection owner = server.asOwner();
                Statement age = owner.createStatement()) {
            age.executeUpdate("update idempotent_answer set expires_at = expires_at - interval '24 hours'");
        }

        assertEquals("", call.send().is(201).header(REPLAYED));
        assertEquals(2, rows("transaction_approval where text = 'Forgotten " + key + "'"));
    }

    @Test
    void shouldRefuseAKeyThatIsNone() throws IOException, InterruptedException {
        for (String wrong : List.of(
                "short-of-sixteen".substring(1),
                "x".repeat(129),
                "\"" + "x".repeat(15) + "\"",
                "\"" + "x".repeat(16),
                "with a space in it",
                "comma,comma,comma,comma",
                "back\\slash\\back\\slash")) {
            organization(wrong).isProblem(400, "invalid-request");
        }
        organization("x".repeat(16)).is(201);
        organization("\"" + newKey() + "x".repeat(92) + "\"").is(201);
        HttpRequest two = HttpRequest.newBuilder(URI.create(keyri.publicUrl() + "/api/v1/organizations"))
                .header("Authorization", "Bearer " + keyri.operatorKey())
                .header("Content-Type", "application/json")
                .header(HEADER, newKey())
                .header(HEADER, newKey())
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Two\"}"))
                .build();
        assertEquals(
                400,
                keyri.http().send(two, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void shouldNotLetAKeyOpenWhatTheCallerMayNot() {
        String key = newKey();
        keyOf(shop, key)
                .json(Map.of("name", "till", "scopes", List.of("users")))
                .send()
                .is(201);

        keyOf(shop, key)
                .by(shop.apiKey())
                .json(Map.of("name", "till", "scopes", List.of("users")))
                .send()
                .isProblem(403, "forbidden");
        keyOf(shop, key)
                .without("Authorization")
                .json(Map.of("name", "till", "scopes", List.of("users")))
                .send()
                .isProblem(401, "unauthenticated");
    }

    private Answer organization(String key) {
        return keyri.post("/api/v1/organizations")
                .by(keyri.operatorKey())
                .with(HEADER, key)
                .json(Map.of("name", "Keyed"))
                .send();
    }

    private void suspend(String userId, String state) {
        shop.call("PATCH", "/api/v1/users/" + userId)
                .json(Map.of("state", state))
                .send()
                .is(200);
    }

    private Call keyOf(Shop owner, String key) {
        return keyri.post("/api/v1/applications/" + owner.applicationId() + "/api-keys")
                .by(keyri.operatorKey())
                .with(HEADER, key);
    }

    private Answer send(Wish wish, String key) {
        return call(wish, key)
                .body("application/json", JsonMapper.shared().writeValueAsString(wish.body()))
                .send();
    }

    private Call call(Wish wish, String key) {
        return keyri.post(wish.path()).by(wish.secret()).with(HEADER, key);
    }

    private long rows(String from) throws SQLException {
        try (Connection owner = server.asOwner()) {
            return Database.count(owner, "select count(*) from " + from);
        }
    }

    private long waiting() {
        try {
            return rows("pg_locks where not granted");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
