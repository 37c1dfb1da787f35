package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.SigningKey;
import com.keyri.it.account.SignedIn;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation of the document, with every mistake that a caller can make: the answer is a refusal of the right
 * kind, never an error of the server's, never HTML, never a stack trace. (That each refusal is a problem document that
 * the operation allows is checked with every answer.)
 */
@ExtendWith(RunningEar.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String JSON_TYPE = "application/json";
    private static final int HUGE = 2_000_000;

    private final Keyri keyri;
    private final Samples samples;
    private Shop shop;
    private SignedIn people;

    BadInputIT(Keyri keyri) {
        this.keyri = keyri;
        this.samples = new Samples(keyri.document());
    }

    @BeforeAll
    void openShop() {
        shop = Shop.open(keyri);
        people = new SignedIn(keyri);
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void shouldRefuseABodyThatIsNotOneJsonObject(Operation operation) {
        for (String body : List.of(
                "",
                " ",
                "{",
                "}",
                "{\"a\":}",
                "{'a':1}",
                "[]",
                "null",
                "\"text\"",
                "1",
                "true",
                "{} {}",
                "{}x",
                "\ufeff{}",
                "{\"a\":1e400}",
                "{\"a\":" + "9".repeat(5000) + "}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\u0000\"}",
                "[".repeat(10_000),
                "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000))) {
            send(operation, body).is(400);
        }
        byte[] noUtf8 = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
        credentialed(operation).body(JSON_TYPE, noUtf8).send().is(400);
        credentialed(operation)
                .body(JSON_TYPE, "{}".getBytes(StandardCharsets.UTF_16))
                .send()
                .is(400);
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void shouldRefuseUnknownAndDoubledMembers(Operation operation) {
        ObjectNode body = samples.body(operation).orElseThrow();
        send(operation, body.deepCopy().put("unknown", 1).toString()).isProblem(400, "invalid-request");
        send(operation, body.deepCopy().put("__proto__", 1).toString()).isProblem(400, "invalid-request");
        body.propertyNames().stream().findFirst().ifPresent(member -> {
            String once = "\"" + member + "\":" + body.path(member);
            send(operation, "{" + once + "," + body.toString().substring(1)).isProblem(400, "invalid-request");
        });
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void shouldRefuseValuesOfAnotherShape(Operation operation) {
        ObjectNode whole = samples.wholeBody(operation).orElseThrow();
        for (String member : whole.propertyNames()) {
            for (JsonNode wrong : wrongFor(whole.path(member))) {
                ObjectNode body = whole.deepCopy();
                body.set(member, wrong);
                Answer answer = send(operation, body.toString());
                assertTrue(
                        answer.status() >= 400 && answer.status() < 500,
                        () -> operation + " took " + member + " = " + shortened(wrong));
                assertFalse(answer.body().contains("XYZZY"), () -> operation + " repeats the value of " + member);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void shouldRefuseMissingMembers(Operation operation) {
        ObjectNode required = samples.body(operation).orElseThrow();
        for (String member : required.propertyNames()) {
            ObjectNode body = required.deepCopy();
            body.remove(member);
            send(operation, body.toString()).isProblem(400, "invalid-request");
            body.set(member, JSON.nullNode());
            send(operation, body.toString()).isProblem(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void shouldRefuseAHugeBody(Operation operation) {
        String huge = operation.bodyTypes().contains(JSON_TYPE)
                ? "{\"a\":\"" + "x".repeat(HUGE) + "\"}"
                : "a=" + "x".repeat(HUGE);
        credentialed(operation).body(operation.bodyTypes().get(0), huge).send().isProblem(413, "content-too-large");
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void shouldRefuseAnotherContentType(Operation operation) {
        String body = samples.body(operation).orElseThrow().toString();
        for (String type : List.of("text/plain", "text/html", "application/xml", "multipart/form-data", "image/png")) {
            credentialed(operation).body(type, body).send().isProblem(415, "unsupported-media-type");
        }
        String other = operation.bodyTypes().contains(JSON_TYPE) ? "application/x-www-form-urlencoded" : JSON_TYPE;
        credentialed(operation).body(other, body).send().isProblem(415, "unsupported-media-type");
        String right = operation.bodyTypes().get(0);
        for (String type : List.of("*/*", "application/*", right + ";q=0.5", right + ";q=" + "9".repeat(900))) {
            credentialed(operation).body(type, body).send().isProblem(415, "unsupported-media-type");
        }
        for (String charset : List.of("nope", "utf-16", "\"\"")) {
            String type = operation.bodyTypes().get(0) + ";charset=" + charset;
            credentialed(operation).body(type, body).send().isProblem(415, "unsupported-media-type");
        }
        int without = credentialed(operation)
                .body(JSON_TYPE, body)
                .without("Content-Type")
                .send()
                .status();
        assertTrue(without == 415 || without == 400, operation + " without a type: " + without);
        int nonsense = credentialed(operation).body(";;;", body).send().status();
        assertTrue(nonsense == 415 || nonsense == 400, operation + " with nonsense for a type: " + nonsense);
    }

    @ParameterizedTest
    @MethodSource("operationsWithAnswer")
    void shouldRefuseToAnswerInAnotherForm(Operation operation) {
        for (String accept : List.of("text/html", "application/xml", "image/*")) {
            sample(operation).with("Accept", accept).send().isProblem(406, "not-acceptable");
        }
        Answer nonsense = sample(operation).with("Accept", ";;;").send();
        assertTrue(nonsense.status() < 500);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldRefuseAnotherMethod(Operation operation) {
        String path = samples.path(operation);
        List<String> allowed = keyri.document().operations().stream()
                .filter(other -> other.path().equals(operation.path()))
                .map(Operation::method)
                .toList();
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            boolean isLiteral = keyri.document().operations().stream()
                            .noneMatch(other -> other.method().equals(method)
                                    && samples.path(other).equals(path))
                    && keyri.document().find(method, path).isEmpty();
            boolean isSocket = operation.path().endsWith("/events"); // Exists as a WebSocket only.
            if (!allowed.contains(method) && isLiteral && !isSocket) {
                Answer answer = keyri.call(method, path).by(keyri.operatorKey()).send();
                answer.isProblem(405, "method-not-allowed");
                for (String each : allowed) {
                    assertTrue(answer.header("Allow").contains(each), answer.header("Allow"));
                }
            }
        }
        for (String method : List.of("TRACE", "PROPFIND", "BREW")) {
            int status = keyri.call(method, path).send().status();
            assertTrue(status >= 400 && status != 500 && status != 502, method + ": " + status);
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithIds")
    void shouldNotFindIdsThatAreNone(Operation operation) {
        for (String wrong : List.of(
                "x",
                "si_",
                "dev_01h455vb4pex5vsknk084sn02qq",
                "app_81h455vb4pex5vsknk084sn02q",
                "app_01H455VB4PEX5VSKNK084SN02Q",
                "%00",
                "%0d%0aX-Injected:%20yes",
                "%2e%2e%2f%2e%2e",
                "..%5c..",
                "%c0%ae",
                "%ff",
                "%F0%9F%8D%9E",
                "';drop%20table%20sign_in;--",
                "${jndi:ldap:x}",
                "%7B%7B7*7%7D%7D",
                "a;b=c",
                "x".repeat(2000))) {
            String path =
                    operation.path().replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(encoded(wrong)));
            Answer answer = Requests.fill(credentialed(operation.method(), path, operation), samples, operation)
                    .send();
            assertTrue(
                    answer.status() >= 400 && answer.status() < 500,
                    () -> operation + " with " + wrong + ": " + answer);
            assertEquals("", answer.header("X-Injected"));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldRefuseStrangeHeaders(Operation operation) {
        for (String value : List.of(
                "Bearer " + "x".repeat(6000),
                "Bearer a b c",
                "Bearer \u00e9",
                "Negotiate YII=",
                "Basic !!!",
                ",",
                "Bearer keyri_sk_" + "%".repeat(43))) {
            int status = sample(operation).with("Authorization", value).send().status();
            assertTrue(status >= 200 && status < 500, operation + " with " + value + ": " + status);
        }
        for (String proof : List.of(
                "x".repeat(7000),
                "a.b.c",
                "...",
                "e30.e30.e30",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJFUzI1NiIsInR5cCI6ImRwb3Arand0IiwiandrIjpudWxsfQ.e30.AA",
                Call.proof(SigningKey.generate(), "POST", "", ""),
                ",")) {
            int status = sample(operation).with("DPoP", proof).send().status();
            assertTrue(status >= 200 && status < 500, operation + " with the proof " + proof + ": " + status);
        }
        int origin = sample(operation).with("Origin", "x".repeat(5000)).send().status();
        assertTrue(origin < 500);
    }

    @ParameterizedTest
    @MethodSource("operationsWithQuery")
    void shouldRefuseStrangeQueries(Operation operation) {
        String path = samples.path(operation);
        String separator = path.contains("?") ? "&" : "?";
        for (String query : List.of(
                "limit=0",
                "limit=-1",
                "limit=101",
                "limit=99999999999999999999",
                "limit=abc",
                "limit=",
                "limit=1.5",
                "limit=0x10",
                "cursor=abc",
                "cursor=%00",
                "cursor=" + "x".repeat(65),
                "cursor=org_81h455vb4pex5vsknk084sn02q")) {
            if (operation.path().endsWith("/users") && query.matches("cursor=[a-z0-9_%]{3,40}")) {
                continue; // Users go by ids of their application's, which may be any text.
            }
            Answer answer = credentialed(operation.method(), path + separator + query, operation)
                    .send();
            assertEquals(400, answer.status(), () -> query + ": " + answer.body());
        }
    }

    /** One caller's headers are refused, not those of everybody after it. */
    @Test
    void shouldGoOnAfterHeadersThatAreTooLarge() {
        for (int i = 0; i < 20; i++) {
            int status;
            try {
                status = keyri.get("/nothing-here")
                        .with("X-Large", "x".repeat(12_000))
                        .send()
                        .status();
            } catch (UncheckedIOException e) {
                status = 400; // The server says so and closes the connection; here the end came first.
            }
            assertEquals(400, status);
        }
        for (int i = 0; i < 20; i++) {
            getKeys().is(200);
        }
    }

    /** The connection that those headers came by may be closing; a new one serves. */
    private Answer getKeys() {
        try {
            return keyri.get("/.well-known/jwks.json").send();
        } catch (UncheckedIOException e) {
            return keyri.get("/.well-known/jwks.json").send();
        }
    }

    private List<JsonNode> wrongFor(JsonNode right) {
        List<JsonNode> wrong = new ArrayList<>(List.of(
                JSON.numberNode(1),
                JSON.numberNode(-1.5),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.objectNode().put("unknown", "XYZZY"),
                JSON.arrayNode(),
                JSON.arrayNode().add(JSON.objectNode()),
                JSON.stringNode(""),
                JSON.stringNode("XYZZY\u0000"),
                JSON.stringNode("XYZZY\u202e\n"),
                JSON.stringNode("XYZZY".repeat(5000))));
        if (right.isString() && right.asString().matches("[A-Z_]+")) {
            wrong.add(JSON.stringNode(right.asString() + " "));
        }
        wrong.removeIf(value -> value.getNodeType() == right.getNodeType() && !right.isString());
        if (right.isArray()) {
            wrong.add(JSON.arrayNode().add(JSON.nullNode()));
            wrong.add(JSON.arrayNode().add(JSON.objectNode()).add(JSON.numberNode(1)));
        }
        if (right.isObject()) {
            wrong.add(JSON.objectNode().put("unknown", 1));
        }
        return wrong;
    }

    private Answer send(Operation operation, String body) {
        return credentialed(operation).body(JSON_TYPE, body).send();
    }

    /** The sample request, with credentials. */
    private Call sample(Operation operation) {
        return Requests.fill(credentialed(operation), samples, operation);
    }

    private Call credentialed(Operation operation) {
        return credentialed(operation.method(), samples.path(operation), operation);
    }

    private Call credentialed(String method, String path, Operation operation) {
        Call call = keyri.call(method, path);
        if (operation.isGuardedBy("operatorKey")) {
            return call.by(keyri.operatorKey());
        }
        if (operation.isGuardedBy("apiKey")) {
            return call.by(shop.apiKey());
        }
        if (operation.isGuardedBy("session") && !operation.id().equals("endSession")) {
            return people.call(operation, method, path);
        }
        if (operation.tag().equals("Portal")) {
            call.from(keyri.publicUrl());
        }
        return operation.wantsProof() && !operation.tag().equals("Portal")
                ? call.from(shop.origin()).provenBy(SigningKey.generate(), "a-nonce")
                : call;
    }

    private static String encoded(String id) {
        return id.replace("{", "%7B").replace("}", "%7D").replace("$", "%24");
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    Stream<Operation> operations() {
        return keyri.document().operations().stream();
    }

    Stream<Operation> operationsWithBody() {
        return operations().filter(Operation::takesBody);
    }

    Stream<Operation> operationsWithJson() {
        // What Stripe sends is looked at when its signature was found good: StripeInboxIT.
        return operations()
                .filter(operation -> operation.bodyTypes().contains(JSON_TYPE)
                        && !operation.id().equals("receiveStripeWebhook"));
    }

    Stream<Operation> operationsWithAnswer() {
        // The key set has one form, as files have.
        return operations()
                .filter(operation ->
                        operation.answersWithBody() && !operation.path().startsWith("/.well-known/"));
    }

    Stream<Operation> operationsWithIds() {
        return operations().filter(operation -> operation.path().contains("{"));
    }

    Stream<Operation> operationsWithQuery() {
        return operations()
                .filter(operation -> operation.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals("limit")));
    }
}
