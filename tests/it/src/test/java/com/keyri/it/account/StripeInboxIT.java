package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Await;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.card.CardNumbers;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeOwner;
import com.keyri.test.stripe.StripeStandIn;
import com.keyri.test.stripe.StripeWebhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What Stripe tells, and what somebody else would like us to believe that it does. */
@ExtendWith(RunningEar.class)
class StripeInboxIT {
    private static final String SECRET = "whsec_snapshot0123456789abcdef";
    private static final String THIN = "whsec_thin0123456789abcdefghij";
    private static final String WEBHOOKS = "/api/v1/billing/webhooks/";
    private static final String INBOX = "/api/v1/billing/inbox";
    private static final String CARD = "4242424242424242";

    private static boolean isTrusted;

    private final Keyri keyri;
    private final TestServer server;
    private final StripeStandIn stripe;
    private final StripeDesk desk;

    StripeInboxIT(Keyri keyri, TestServer server, StripeStandIn stripe) {
        this.keyri = keyri;
        this.server = server;
        this.stripe = stripe;
        this.desk = StripeDesk.of(keyri, stripe);
    }

    @BeforeEach
    void trust() throws InterruptedException {
        if (!isTrusted) {
            tell("snapshot", event("evt_early", "a.b", ""), SECRET, Instant.now())
                    .isProblem(404, "not-found");
            desk.connect();
            desk.trust("snapshot", SECRET).is(200);
            desk.trust("thin", THIN).is(200);
            Thread.sleep(2_500); // For as long as a node knows secrets by heart.
            isTrusted = true;
        }
    }

    @Test
    void shouldTakeInAnEventOnce() {
        String id = newId();
        String body = event(id, "coupon.created", "");
        tell("snapshot", body, SECRET, Instant.now()).is(204);
        tell("snapshot", body, SECRET, Instant.now()).is(204);
        Await.until("Stripe's turn", () -> found(id).path("state").asString().equals("IGNORED"));
        JsonNode event = found(id);
        assertEquals("NOBODYS", event.path("reason").asString());
        assertEquals("sub_1", event.path("objectId").asString());
        assertEquals("SNAPSHOT", event.path("source").asString());
    }

    @Test
    void shouldRefuseWhatStripeHasNotSignedJustNow() {
        String id = newId();
        String body = event(id, "a.b", "");
        tell("snapshot", body, "whsec_somebodyelses0123456789", Instant.now()).isProblem(400, "invalid-request");
        tell("snapshot", body, SECRET, Instant.now().minus(Duration.ofSeconds(310)))
                .isProblem(400, "invalid-request");
        tell("snapshot", body, SECRET, Instant.now().plus(Duration.ofSeconds(310)))
                .isProblem(400, "invalid-request");
        tell("thin", body, SECRET, Instant.now()).isProblem(400, "invalid-request");
        send("snapshot", body, "").isProblem(400, "invalid-request");
        send("snapshot", body, "t=,v1=").isProblem(400, "invalid-request");
        send("snapshot", body, StripeWebhooks.signature(body + ' ', SECRET, Instant.now()))
                .isProblem(400, "invalid-request");
        desk.officer().get(INBOX + '/' + id).isProblem(404, "not-found");
        tell("nothing", body, SECRET, Instant.now()).isProblem(404, "not-found");
    }

    @Test
    void shouldNeverFailAtWhatIsSigned() {
        for (String body : List.of(
                "[]", "{}", "null", "{\"id\":\"evt_1\"", "{\"id\":\"evt 1\",\"type\":\"a\",\"created\":1}", "\"x\"")) {
            tell("snapshot", body, SECRET, Instant.now()).isProblem(400, "invalid-request");
        }
        String nested = "[".repeat(20_000) + "]".repeat(20_000);
        Answer deep = tell("snapshot", "{\"id\":" + nested + "}", SECRET, Instant.now());
        assertTrue(deep.status() == 400, () -> "" + deep.status());
        tell("snapshot", "{\"pad\":\"" + "x".repeat(600_000) + "\"}", SECRET, Instant.now())
                .isProblem(413, "content-too-large");
        String long64 = event(newId(), "a.b", ",\"pad\":\"" + "x".repeat(100_000) + '"');
        tell("snapshot", long64, SECRET, Instant.now()).is(204);
    }

    @Test
    void shouldKeepTypesThatNobodyKnowsAndEventsWithoutAVersion() {
        String id = newId();
        tell("snapshot", event(id, "never.seen_before", ""), SECRET, Instant.now())
                .is(204);
        Await.until("Stripe's turn", () -> found(id).path("state").asString().equals("IGNORED"));
        assertFalse(found(id).has("apiVersion"));
        String versioned = newId();
        tell("snapshot", event(versioned, "a.b", ",\"api_version\":\"2020-08-27\""), SECRET, Instant.now())
                .is(204);
        assertEquals("2020-08-27", found(versioned).path("apiVersion").asString());
    }

    @Test
    void shouldIgnoreOtherAccountsAndTheOtherMode() {
        String other = newId();
        tell("snapshot", event(other, "a.b", ",\"account\":\"acct_other\""), SECRET, Instant.now())
                .is(204);
        assertEquals("OTHER_ACCOUNT", found(other).path("reason").asString());
        String live = newId();
        tell(
                        "snapshot",
                        event(live, "a.b", "").replace("\"livemode\":false", "\"livemode\":true"),
                        SECRET,
                        Instant.now())
                .is(204);
        assertEquals("OTHER_MODE", found(live).path("reason").asString());
        replay(live).isProblem(409, "conflict");
    }

    @Test
    void shouldTakeInEventsThatSayOnlyWhatTheyAreAbout() {
        String id = newId();
        String ping = "{\"id\":\"" + id + "\",\"object\":\"v2.core.event\",\"type\":\"v2.core.event_destination.ping\","
                + "\"livemode\":false,\"created\":\"2026-11-02T10:00:00.000Z\",\"related_object\":{\"id\":\"ed_1\"}}";
        tell("thin", ping, THIN, Instant.now()).is(204);
        assertEquals("ed_1", found(id).path("objectId").asString());
        assertEquals("THIN", found(id).path("source").asString());
    }

    @Test
    void shouldReadWhatItWasNeverTold() {
        String id = new StripeOwner(stripe).makeCustomer("Ada Secret", "ada@secret.example");
        Await.until(
                "Stripe's turn",
                () -> listed().stream()
                        .anyMatch(event -> event.path("objectId").asString("").equals(id)
                                && event.path("source").asString().equals("POLL")));
    }

    @Test
    void shouldLookAgainWhereSomebodySaysSo() {
        String id = newId();
        tell("snapshot", event(id, "a.b", ""), SECRET, Instant.now()).is(204);
        Await.until("Stripe's turn", () -> found(id).path("state").asString().equals("IGNORED"));
        assertEquals("WAITING", replay(id).is(200).json().path("state").asString());
        Await.until("Stripe's turn", () -> found(id).path("state").asString().equals("IGNORED"));
        Browser browser = desk.officer().browser();
        Answer table =
                browser.send(browser.call("GET", INBOX + ".csv?state=IGNORED").with("Accept", "text/csv"));
        table.is(200);
        assertTrue(table.body().contains(id + ",a.b,SNAPSHOT,sub_1,"), table.body());
    }

    @Test
    void shouldKeepNobodysNameAndNoCard() throws IOException, SQLException {
        String id = newId();
        String body = event(
                id,
                "payment_method.attached",
                ",\"pad\":{\"name\":\"Grace Hidden\",\"email\":\"grace@hidden.example\",\"number\":\"" + CARD + "\"}");
        assertEquals(1, CardNumbers.find(body).size());
        tell("snapshot", body, SECRET, Instant.now()).is(204);
        found(id);
        String kept = everything();
        String log = Files.readString(server.log());
        for (String text : List.of("Grace Hidden", "grace@hidden.example", CARD, SECRET, THIN)) {
            assertFalse(kept.contains(text), text);
            assertFalse(log.contains(text), text);
        }
        assertEquals(List.of(), CardNumbers.find(kept));
        assertEquals(List.of(), CardNumbers.find(log));
    }

    @Test
    void shouldHaveNoPlaceForACard() throws IOException, SQLException {
        List<String> names = new ArrayList<>();
        try (Connection owner = server.asOwner();
                Statement columns = owner.createStatement();
                ResultSet found = columns.executeQuery(
                        "select table_name || '.' || column_name"
                                + " from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        assertTrue(names.contains("stripe_inbox.event_id"), "the schema was looked at");
        Path root = Path.of(System.getProperty("keyri.root"));
        Pattern given = Pattern.compile("(?:\\b(?:id|name)=\"([A-Za-z_-]+)\")|(?m:^ {8}([A-Za-z]+):$)");
        try (Stream<Path> pages = Files.walk(root.resolve("web/src/main/webapp"))) {
            List<Path> files = new ArrayList<>(
                    pages.filter(file -> file.toString().endsWith(".xhtml")).toList());
            files.add(root.resolve("web/src/main/resources/openapi.yaml"));
            for (Path file : files) {
                given.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> names.add(match.group(1) == null ? match.group(2) : match.group(1)));
            }
        }
        assertTrue(names.contains("mailAddress"), "forms were looked at");
        Pattern word = Pattern.compile(
                "(?:^|[._-]|(?<=[a-z])(?=[A-Z]))(?i:card|pan|cvc|cvv|csc|iban|expiry)(?:$|[._-]|(?=[A-Z]))");
        assertEquals(
                List.of(),
                names.stream().filter(name -> word.matcher(name).find()).toList());
    }

    private Answer replay(String id) {
        Browser browser = desk.officer().browser();
        return browser.send(browser.call("POST", INBOX + '/' + id + "/replay"));
    }

    private JsonNode found(String id) {
        return desk.officer().get(INBOX + '/' + id).is(200).json();
    }

    private List<JsonNode> listed() {
        return desk.officer()
                .get(INBOX + "?limit=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private Answer tell(String kind, String body, String secret, Instant moment) {
        return send(kind, body, StripeWebhooks.signature(body, secret, moment));
    }

    private Answer send(String kind, String body, String signature) {
        return keyri.call("POST", WEBHOOKS + kind)
                .with("Stripe-Signature", signature)
                .body("application/json", body)
                .send();
    }

    private static String newId() {
        return "evt_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String event(String id, String type, String more) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"" + type + "\",\"created\":"
                + Instant.now().getEpochSecond()
                + ",\"livemode\":false,\"data\":{\"object\":{\"id\":\"sub_1\",\"object\":\"subscription\"}}" + more
                + '}';
    }

    private String everything() throws SQLException {
        return StripeConnectionIT.everything(server);
    }
}
