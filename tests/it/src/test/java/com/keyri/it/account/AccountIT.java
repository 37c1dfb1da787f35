package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.Peer;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.server.TestServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A person's own account and phones. */
@ExtendWith(RunningEar.class)
class AccountIT {
    private static final String ACCOUNT = "/api/v1/account";
    private static final String DEVICES = ACCOUNT + "/devices";
    private static final String ADDED = "A phone was connected to your Keyri account";

    private final TestServer server;
    private final Keyri keyri;
    private Someone person;

    AccountIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void signIn() {
        person = Someone.customer(server).signedIn();
    }

    @Test
    void shouldChangeNamesOnlyFromTheStateThatWasRead() {
        Answer read = person.browser.get(ACCOUNT).is(200);
        assertEquals(person.mail(), read.text("mailAddress"));
        String tag = read.header("ETag");
        patch(null, Map.of("firstName", "Grace")).isProblem(428, "precondition-required");
        Answer changed = patch(tag, Map.of("firstName", "Grace", "companyName", "Bakers"))
                .is(200);
        assertEquals("Grace", changed.text("firstName"));
        assertEquals("Body", changed.text("lastName"));
        assertEquals("Bakers", changed.text("companyName"));
        patch(tag, Map.of("lastName", "Hopper")).isProblem(412, "precondition-failed");
        person.browser
                .send(person.browser.call("GET", ACCOUNT).with("If-None-Match", changed.header("ETag")))
                .is(304);
        patch(changed.header("ETag"), Map.of("mailAddress", "other@example.org"))
                .is(400);
        patch(changed.header("ETag"), Map.of("lastName", " ")).isProblem(400, "invalid-request");
        assertEquals("Grace", person.browser.get(ACCOUNT).is(200).text("firstName"));
    }

    @Test
    void shouldNotShowAnAccountToNobody() {
        for (String path : new String[] {"", "/devices", "/recovery", "/recovery-codes", "/recovery-readiness"}) {
            new Browser(keyri).get(ACCOUNT + path).isProblem(401, "unauthenticated");
        }
    }

    @Test
    void shouldConnectASecondPhoneWithTheFirstAndLoseTheFirst() throws InterruptedException {
        // Without the first phone's approval the browser may enrol nothing.
        person.browser.send(person.browser.call("POST", DEVICES + "/enrolment")).isProblem(403, "approval-required");
        person.browser
                .send(person.browser.call("POST", "/api/v1/account-enrolments"))
                .isProblem(401, "unauthenticated");

        person.browser.approved("POST", DEVICES + "/enrolment", person.phone).is(204);
        Phone second = person.browser.enrol();
        assertEquals("AWAITING_APPROVAL", device(second).path("state").asString());
        new Mailbox(keyri).await(person.mail(), ADDED, 2);
        // The approval was for one phone.
        person.browser
                .send(person.browser.call("POST", "/api/v1/account-enrolments"))
                .isProblem(401, "unauthenticated");
        // It waits: it can't sign in, nor approve.
        assertThrows(RuntimeException.class, () -> new Browser(keyri).signIn(second));

        Peer waiting = person.phone.account().peers().devices().stream()
                .filter(peer -> peer.approvalChallenge() != null)
                .findFirst()
                .orElseThrow();
        person.phone.account().approve(waiting);
        assertEquals("ACTIVE", device(second).path("state").asString());

        // The second device is a way back of its own: it signs in and removes the lost one.
        Browser other = new Browser(keyri);
        other.signIn(second);
        other.send(other.call("DELETE", DEVICES + "/" + person.phone.id())).isProblem(403, "approval-required");
        other.approved("DELETE", DEVICES + "/" + person.phone.id(), second).is(204);
        Thread.sleep(1_000); // The promise.
        person.browser.get("/api/v1/session").isProblem(401, "unauthenticated");
        assertThrows(RuntimeException.class, () -> new Browser(keyri).signIn(person.phone));
        other.delete(DEVICES + "/" + person.phone.id()).is(204);
        new Mailbox(keyri).await(person.mail(), "A phone was removed from your Keyri account", 1);
    }

    @Test
    void shouldKeepTheLastPhone() {
        Answer refused =
                person.browser.delete(DEVICES + "/" + person.phone.id()).isProblem(409, "conflict");
        assertTrue(refused.body().contains("connect another one first"), refused.body());
        person.browser.get("/api/v1/session").is(200);
    }

    @Test
    void shouldNamePhonesAndTouchNobodyElses() {
        Someone other = Someone.customer(server).signedIn();
        String own = DEVICES + "/" + person.phone.id();
        String foreign = DEVICES + "/" + other.phone.id();
        person.browser
                .send(person.browser.call("PATCH", own).json(Map.of("name", "Étui")))
                .is(204);
        assertEquals("Étui", device(person.phone).path("name").asString());
        person.browser
                .send(person.browser.call("PATCH", foreign).json(Map.of("name", "Mine")))
                .isProblem(404, "not-found");
        person.browser.delete(foreign).isProblem(404, "not-found");
        assertFalse(person.browser.get(DEVICES).is(200).body().contains(other.phone.id()));
        assertEquals(
                "Phone",
                other.browser
                        .get(DEVICES)
                        .is(200)
                        .json()
                        .path("items")
                        .path(0)
                        .path("name")
                        .asString());
    }

    private Answer patch(@Nullable String tag, Map<String, String> changes) {
        Call call = person.browser.call("PATCH", ACCOUNT).json(changes);
        return person.browser.send(tag == null ? call : call.with("If-Match", tag));
    }

    private JsonNode device(Phone phone) {
        for (JsonNode item : person.browser.get(DEVICES).is(200).json().path("items")) {
            if (item.path("deviceId").asString().equals(phone.id())) {
                return item;
            }
        }
        throw new AssertionError("not listed");
    }
}
