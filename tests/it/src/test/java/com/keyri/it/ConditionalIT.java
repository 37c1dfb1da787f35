package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entity tags: reading what is known, and changing only what is as it was read. */
@ExtendWith(RunningEar.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionalIT {
    private static final String STALE = "\"AAAAAAAAAAAAAAAAAAAAAA\"";
    private static final List<String> MALFORMED = List.of(
            "abc",
            "\"abc",
            "abc\"",
            "\"a\" \"b\"",
            "w/\"a\"",
            "*, \"a\"",
            "\"a\",",
            ",",
            "\"a b\"",
            "\"" + "a".repeat(129) + "\"",
            "\"a\"" + ", \"a\"".repeat(400));
    private static final int AT_ONCE = 8;

    private final Keyri keyri;
    private Shop shop;
    private String user;
    private Phone phone;

    ConditionalIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @BeforeAll
    void open() {
        shop = Shop.open(keyri);
        user = Shop.newUser();
        phone = shop.enrol(user);
    }

    /** One thing that is shown with a tag, and how it is changed. */
    private record Thing(String name, String path, String secret, List<Map<String, ?>> changes, boolean demands) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Thing> things() {
        return Stream.concat(
                changeable(), Stream.of(new Thing("API key", apiKey("till"), keyri.operatorKey(), List.of(), false)));
    }

    Stream<Thing> changeable() {
        return Stream.of(
                new Thing(
                        "organization",
                        "/api/v1/organizations/" + shop.organizationId(),
                        keyri.operatorKey(),
                        List.of(Map.of("name", "One"), Map.of("name", "Two")),
                        true),
                new Thing(
                        "application",
                        "/api/v1/applications/" + shop.applicationId(),
                        keyri.operatorKey(),
                        List.of(
                                Map.of("name", "One"),
                                Map.of("origins", List.of(shop.origin(), "https://more.example")),
                                Map.of("origins", List.of(shop.origin())),
                                Map.of("deniedNetworks", List.of("192.0.2.0/24")),
                                Map.of("deniedNetworks", List.of()),
                                Map.of("allowsSyncedPasskeys", false),
                                Map.of("backchannelLogoutUri", "https://bread.example/out"),
                                Map.of("name", "Two")),
                        true),
                new Thing(
                        "user",
                        "/api/v1/users/" + user,
                        shop.apiKey(),
                        List.of(Map.of("state", "SUSPENDED"), Map.of("state", "ACTIVE")),
                        false));
    }

    @ParameterizedTest
    @MethodSource("things")
    void shouldNotSendAgainWhatTheCallerHas(Thing thing) {
        Answer read = get(thing).is(200);
        String tag = read.header("ETag");
        for (String known : List.of(tag, "*", "W/" + tag, STALE + ", " + tag)) {
            Answer again =
                    call("GET", thing).with("If-None-Match", known).send().is(304);
            assertEquals("", again.body());
            assertEquals(tag, again.header("ETag"));
        }
        Answer other = call("GET", thing).with("If-None-Match", STALE).send().is(200);
        assertEquals(read.body(), other.body());
        assertEquals(tag, other.header("ETag"));
        for (String wrong : MALFORMED) {
            call("GET", thing).with("If-None-Match", wrong).send().isProblem(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void shouldChangeOnlyWhatIsAsItWasRead(Thing thing) {
        for (Map<String, ?> change : thing.changes()) {
            String before = tag(thing);

            Answer changed =
                    patch(thing, change).with("If-Match", before).send().is(200);

            assertNotEquals(before, changed.header("ETag"), change + " changed nothing that is shown");
            assertEquals(changed.header("ETag"), tag(thing));
            assertEquals(changed.body(), get(thing).body());
            patch(thing, thing.changes().get(0)).with("If-Match", before).send().isProblem(412, "precondition-failed");
            assertEquals(changed.body(), get(thing).body());
        }
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void shouldCompareAsTheStandardSays(Thing thing) {
        Map<String, ?> change = thing.changes().get(thing.changes().size() - 1);
        patch(thing, change).with("If-Match", "*").send().is(200);
        String tag = tag(thing);
        patch(thing, change).with("If-Match", STALE + " , " + tag).send().is(200);
        patch(thing, change).with("If-Match", "W/" + tag(thing)).send().isProblem(412, "precondition-failed");
        patch(thing, change).with("If-Match", STALE).send().isProblem(412, "precondition-failed");
        patch(thing, change)
                .with("If-Match", "*")
                .with("If-None-Match", tag(thing))
                .send()
                .isProblem(412, "precondition-failed");
        for (String wrong : MALFORMED) {
            patch(thing, change).with("If-Match", wrong).send().isProblem(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void shouldDemandATagWhereTwoCouldUndoEachOther(Thing thing) {
        Map<String, ?> change = thing.changes().get(thing.changes().size() - 1);
        if (thing.demands()) {
            String before = get(thing).body();
            patch(thing, change).send().isProblem(428, "precondition-required");
            assertEquals(before, get(thing).body());
        } else {
            patch(thing, change).send().is(200);
        }
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void shouldLetExactlyOneOfManyWin(Thing thing) throws Exception {
        String tag = tag(thing);
        // What differs from the state read, whatever it is.
        Map<String, ?> change = thing.name().equals("user")
                ? Map.of("state", get(thing).text("state").equals("ACTIVE") ? "SUSPENDED" : "ACTIVE")
                : Map.of("name", "Winner of " + tag.substring(1, 9));
        List<CompletableFuture<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            sent.add(CompletableFuture.supplyAsync(
                    () -> patch(thing, change).with("If-Match", tag).send(), task -> new Thread(task).start()));
        }
        int won = 0;
        for (CompletableFuture<Answer> one : sent) {
            Answer answer = one.get();
            if (answer.status() == 200) {
                won++;
                assertEquals(tag(thing), answer.header("ETag"));
            } else {
                answer.isProblem(412, "precondition-failed");
            }
        }
        assertEquals(1, won);
        if (thing.name().equals("user")) {
            patch(thing, Map.of("state", "ACTIVE")).send().is(200);
        }
    }

    @Test
    void shouldRevokeAnApiKeyOnlyAsItWasRead() {
        String path = apiKey("brief");
        Call delete = keyri.call("DELETE", path).by(keyri.operatorKey());
        String tag = operator("GET", path).send().is(200).header("ETag");
        delete.with("If-Match", STALE).send().isProblem(412, "precondition-failed");
        delete.with("If-Match", "nonsense").send().isProblem(400, "invalid-request");
        assertEquals(tag, operator("GET", path).send().is(200).header("ETag"));

        delete.with("If-Match", tag).send().is(204);

        Answer revoked = operator("GET", path).send().is(200);
        assertTrue(revoked.json().has("revokedAt"));
        assertNotEquals(tag, revoked.header("ETag"));
        delete.with("If-Match", tag).send().isProblem(412, "precondition-failed");
        delete.without("If-Match").send().is(204);
    }

    @Test
    void shouldTagAUserByTheirDevicesToo() {
        Thing thing = new Thing("user", "/api/v1/users/" + user, shop.apiKey(), List.of(), false);
        Set<String> tags = new HashSet<>(Set.of(tag(thing)));
        Phone second = shop.register(user, "Second phone");
        assertTrue(tags.add(tag(thing)), "a second phone shows, and the tag is the same");

        shop.call("DELETE", "/api/v1/users/" + user + "/devices/" + second.id())
                .send()
                .is(204);

        assertTrue(tags.add(tag(thing)), "the phone is revoked, and the tag is the same");
        assertNotEquals(phone.id(), second.id());
    }

    @Test
    void shouldFindNothingBeforeItDemandsAnything() {
        for (String path : List.of(
                "/api/v1/organizations/org_01h455vb4pex5vsknk084sn02q",
                "/api/v1/applications/app_01h455vb4pex5vsknk084sn02q")) {
            operator("PATCH", path).json(Map.of("name", "x")).send().isProblem(404, "not-found");
            operator("GET", path).send().isProblem(404, "not-found");
            operator("GET", path).with("If-None-Match", "*").send().isProblem(404, "not-found");
        }
        Shop other = Shop.open(keyri);
        String foreign = apiKey("own").replace(shop.applicationId(), other.applicationId());
        operator("GET", foreign).send().isProblem(404, "not-found");
        operator("DELETE", foreign).with("If-Match", "*").send().isProblem(404, "not-found");
    }

    private String apiKey(String name) {
        String keys = "/api/v1/applications/" + shop.applicationId() + "/api-keys";
        return keys + "/"
                + operator("POST", keys)
                        .json(Map.of("name", name, "scopes", List.of("users")))
                        .send()
                        .is(201)
                        .json()
                        .path("apiKey")
                        .path("apiKeyId")
                        .asString();
    }

    private String tag(Thing thing) {
        return get(thing).is(200).header("ETag");
    }

    private Answer get(Thing thing) {
        return call("GET", thing).send();
    }

    private Call patch(Thing thing, Map<String, ?> change) {
        return call("PATCH", thing).json(change);
    }

    private Call call(String method, Thing thing) {
        return keyri.call(method, thing.path()).by(thing.secret());
    }

    private Call operator(String method, String path) {
        return keyri.call(method, path).by(keyri.operatorKey());
    }
}
