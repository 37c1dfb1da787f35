package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every way back into an account, and each with a factor taken away. */
@ExtendWith(RunningEar.class)
class RecoveryIT {
    private static final String RECOVERIES = "/api/v1/recoveries";
    private static final String CODES = "/api/v1/account/recovery-codes";
    private static final String LINK = "Your link to recover your Keyri account";
    private static final String STEP = "The recovery of your Keyri account";
    private static final String APPROVED = "Your recovery was approved: connect your new phone";
    private static final String REMOVED = "A phone was removed from your Keyri account";
    private static final String WRONG = "0000-0000-0000-0000";

    private final TestServer server;
    private final Keyri keyri;
    private final Mailbox mailbox;
    private String organization = "";
    private Someone person;
    private Someone owner;

    RecoveryIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
        this.mailbox = new Mailbox(keyri);
    }

    @BeforeEach
    void open() {
        organization = organization();
        owner = Someone.customer(server).in(organization, "OWNER").signedIn();
        person = Someone.customer(server).in(organization, "DEVELOPER").signedIn();
    }

    @Test
    void shouldRecoverWithLinkCodeAndApprovalAndWithNothingLess() throws SQLException {
        List<String> codes = codes(person);
        Browser lost = new Browser(keyri);
        String token = link(lost, person);

        // The link alone: nothing to enrol with, and guessing leads nowhere.
        assertState(lost.post(RECOVERIES + "/opening", token(token)), "LINK_SENT", 1);
        lost.post(RECOVERIES + "/enrolment", token(token)).isProblem(409, "conflict");
        lost.send(lost.call("POST", "/api/v1/account-enrolments")).isProblem(401, "unauthenticated");
        Answer wrong = enter(lost, token, WRONG);
        assertState(wrong, "LINK_SENT", 1);
        assertEquals(4, wrong.json().path("triesLeft").asInt());

        // The code alone: a link that was never sent.
        enter(lost, SecretToken.random256().reveal(), codes.get(0)).isProblem(403, "link-refused");
        enter(lost, "no link", codes.get(0)).isProblem(403, "link-refused");

        // Both, and nobody who approves.
        assertState(enter(lost, token, codes.get(0)), "AWAITING_APPROVAL", 1);
        lost.post(RECOVERIES + "/enrolment", token(token)).isProblem(409, "conflict");
        lost.send(lost.call("POST", "/api/v1/account-enrolments")).isProblem(401, "unauthenticated");
        enter(lost, token, codes.get(1)).isProblem(409, "conflict");
        assertEquals(
                "AWAITING_APPROVAL",
                person.browser.get("/api/v1/account/recovery").is(200).text("state"));

        // An approval without the approver's phone, or with its approval of something else.
        String id = decidable(owner.browser, person);
        Answer wanted =
                owner.browser.send(owner.browser.call("POST", approval(id))).isProblem(403, "approval-required");
        assertEquals(
                "Approve the recovery of Some Body (" + person.mail() + "): a new phone will sign in for them",
                wanted.json().path("approval").path("text").asString());
        Answer other = owner.browser.send(owner.browser.call("POST", CODES)).isProblem(403, "approval-required");
        owner.browser
                .send(owner.browser
                        .call("POST", approval(id))
                        .with("Keyri-Approval", owner.browser.approval(other, owner.phone)))
                .isProblem(403, "approval-refused");
        assertState(lost.post(RECOVERIES + "/opening", token(token)), "AWAITING_APPROVAL", 1);

        owner.browser.approved("POST", approval(id), owner.phone).is(204);
        assertState(lost.post(RECOVERIES + "/opening", token(token)), "APPROVED", 0);
        mailbox.await(person.mail(), APPROVED, 1);
        person.browser.get("/api/v1/session").is(200);

        // The second link, in another browser: the new phone, and the end of everything old.
        Browser fresh = new Browser(keyri);
        fresh.post(RECOVERIES + "/enrolment", token(mailbox.token(person.mail(), APPROVED)))
                .is(204);
        Phone phone = fresh.enrol();
        person.browser.get("/api/v1/session").isProblem(401, "unauthenticated");
        assertThrows(RuntimeException.class, () -> new Browser(keyri).signIn(person.phone));
        assertThrows(RuntimeException.class, () -> person.phone.account().peers());
        fresh.signIn(phone);
        assertEquals(0, fresh.get(CODES).is(200).json().path("left").asInt());
        fresh.get("/api/v1/account/recovery").isProblem(404, "not-found");
        lost.post(RECOVERIES + "/opening", token(token)).isProblem(403, "link-refused");
        lost.post(RECOVERIES + "/enrolment", token(token)).isProblem(403, "link-refused");
        lost.post(RECOVERIES + "/enrolment", token(mailbox.token(person.mail(), APPROVED)))
                .isProblem(403, "link-refused");

        assertEquals(
                List.of(
                        "recovery.link-sent SUCCESS",
                        "recovery.code-accepted REFUSED CODE",
                        "recovery.code-accepted SUCCESS",
                        "recovery.approval-given SUCCESS",
                        "recovery.approved SUCCESS",
                        "recovery.enrolment-begun SUCCESS",
                        "recovery.completed SUCCESS"),
                new Database(server).audit(id));
        mailbox.await(person.mail(), STEP, 2);
        mailbox.await(person.mail(), REMOVED, 1);
        assertTrue(
                mailbox.texts(person.mail()).stream().anyMatch(text -> text.contains("Your account was recovered.")));
        assertTrue(mailbox.subjects(owner.mail())
                .contains("Some Body wants to recover an account: your approval is needed"));
    }

    @Test
    void shouldAnswerTheSameWhetherOrNotThereIsAnAccount() {
        Someone disabled = Someone.customer(server);
        disabled.become("DISABLED");
        Browser browser = new Browser(keyri);
        Map<String, Object> first = null;
        for (String mail : List.of(
                person.mail(),
                disabled.mail(),
                UUID.randomUUID() + "@example.org",
                person.mail().toUpperCase(java.util.Locale.ROOT))) {
            Answer answer =
                    browser.post(RECOVERIES, Map.of("mailAddress", mail)).is(202);
            Map<String, Object> seen = new TreeMap<>(answer.headers().map());
            seen.keySet()
                    .removeIf(name -> List.of("date", "keyri-correlation-id", "x-correlation-id")
                            .contains(name));
            seen.put("body", answer.body());
            first = first == null ? seen : first;
            assertEquals(first, seen, mail.equals(disabled.mail()) ? "disabled" : "another");
        }
        assertEquals("", first.get("body"));
        mailbox.await(person.mail(), LINK, 1);
        assertFalse(mailbox.subjects(disabled.mail()).contains(LINK));
        browser.post(RECOVERIES, Map.of("mailAddress", "nobody")).isProblem(400, "invalid-request");
        browser.send(browser.call("POST", RECOVERIES)
                        .from("https://evil.example")
                        .json(Map.of("mailAddress", person.mail())))
                .is(403);
    }

    @Test
    void shouldEndAfterFiveWrongCodesAlsoForTheRightOne() {
        String right = codes(person).get(0);
        Browser lost = new Browser(keyri);
        String token = link(lost, person);
        enter(lost, token, "not a code").isProblem(400, "invalid-request");
        for (int left = 4; left > 0; left--) {
            assertEquals(
                    left,
                    enter(lost, token, WRONG).is(200).json().path("triesLeft").asInt());
        }
        assertState(enter(lost, token, WRONG), "REFUSED", 0);
        enter(lost, token, right).isProblem(409, "conflict");
        lost.post(RECOVERIES + "/enrolment", token(token)).isProblem(409, "conflict");
        mailbox.await(person.mail(), STEP, 1);
    }

    @Test
    void shouldTakeNoCodeTwiceAndNoneOfSomebodyElse() {
        List<String> mine = codes(person);
        Browser lost = new Browser(keyri);
        String token = link(lost, person);
        assertState(enter(lost, token, codes(owner).get(0)), "LINK_SENT", 1);
        assertState(
                enter(lost, token, mine.get(0).replace("-", "").toLowerCase(java.util.Locale.ROOT)),
                "AWAITING_APPROVAL",
                1);
        assertEquals(9, person.browser.get(CODES).is(200).json().path("left").asInt());
        person.browser.delete("/api/v1/account/recovery").is(204);
        person.browser.delete("/api/v1/account/recovery").isProblem(404, "not-found");
        assertState(lost.post(RECOVERIES + "/opening", token(token)), "REFUSED", 0);

        String again = link(lost, person, 2);
        assertState(enter(lost, again, mine.get(0)), "LINK_SENT", 1);
        // New codes end the old ones.
        String fresh = codes(person).get(0);
        assertState(enter(lost, again, mine.get(1)), "LINK_SENT", 1);
        assertState(enter(lost, again, fresh), "AWAITING_APPROVAL", 1);
    }

    @Test
    void shouldRefuseLinksThatAreOverInTheWayOfUnknownOnes() {
        String code = codes(person).get(0);
        Browser lost = new Browser(keyri);
        String older = link(lost, person);
        String newer = link(lost, person, 2);
        List<Answer> refused = new ArrayList<>();
        refused.add(enter(lost, older, code));
        person.ageRecovery();
        refused.add(enter(lost, newer, code));
        refused.add(lost.post(RECOVERIES + "/opening", token(newer)));
        refused.add(
                lost.post(RECOVERIES + "/opening", token(SecretToken.random256().reveal())));
        for (Answer answer : refused) {
            answer.isProblem(403, "link-refused");
            assertEquals(refused.get(0).text("detail"), answer.text("detail"));
        }
        assertEquals(10, person.browser.get(CODES).is(200).json().path("left").asInt());
    }

    @Test
    void shouldNotBeApprovedByWhoeverMayNot() {
        Someone viewer = Someone.customer(server).in(organization, "VIEWER").signedIn();
        Someone stranger = Someone.customer(server).in(organization(), "OWNER").signedIn();
        Someone support = Someone.staff(server, "SUPPORT").signedIn();
        Someone auditor = Someone.staff(server, "AUDITOR").signedIn();
        String token = waiting(new Browser(keyri), person);
        String id = decidable(owner.browser, person);
        for (Someone somebody : List.of(viewer, person, auditor)) {
            somebody.browser.get(RECOVERIES).isProblem(403, "forbidden");
            somebody.browser.send(somebody.browser.call("POST", approval(id))).isProblem(403, "forbidden");
            somebody.browser
                    .send(somebody.browser.call("POST", RECOVERIES + "/" + id + "/refusal"))
                    .isProblem(403, "forbidden");
        }
        for (Someone somebody : List.of(stranger, support)) {
            assertFalse(somebody.browser.get(RECOVERIES).is(200).body().contains(id));
            somebody.browser.send(somebody.browser.call("POST", approval(id))).isProblem(404, "not-found");
            somebody.browser
                    .send(somebody.browser.call("POST", RECOVERIES + "/" + id + "/refusal"))
                    .isProblem(404, "not-found");
        }
        new Browser(keyri).get(RECOVERIES).isProblem(401, "unauthenticated");
        assertState(new Browser(keyri).post(RECOVERIES + "/opening", token(token)), "AWAITING_APPROVAL", 1);
    }

    @Test
    void shouldNotBeApprovedByThePersonNorByAnAdministratorForAnOwner() {
        Someone second = Someone.customer(server).in(organization, "OWNER").signedIn();
        Someone administrator =
                Someone.customer(server).in(organization, "ADMINISTRATOR").signedIn();
        String token = waiting(new Browser(keyri), second);
        String id = decidable(owner.browser, second);
        second.browser.send(second.browser.call("POST", approval(id))).isProblem(409, "conflict");
        assertFalse(second.browser.get(RECOVERIES).is(200).body().contains(id));
        administrator
                .browser
                .send(administrator.browser.call("POST", approval(id)))
                .isProblem(404, "not-found");
        owner.browser.approved("POST", approval(id), owner.phone).is(204);
        assertState(new Browser(keyri).post(RECOVERIES + "/opening", token(token)), "APPROVED", 0);
        owner.browser.send(owner.browser.call("POST", approval(id))).isProblem(409, "conflict");
    }

    @Test
    void shouldTakeTwoDifferentPeopleOfTheStaffForTheLastOwner() {
        Browser lost = new Browser(keyri);
        String token = waiting(lost, owner);
        Browser first = FirstAdministrator.browser(keyri);
        Phone firstPhone = FirstAdministrator.phone(keyri);
        String id = decidable(first, owner);
        assertState(lost.post(RECOVERIES + "/opening", token(token)), "AWAITING_APPROVAL", 2);

        first.approved("POST", approval(id), firstPhone).is(204);
        lost.post(RECOVERIES + "/enrolment", token(token)).isProblem(409, "conflict");
        first.approved("POST", approval(id), firstPhone).isProblem(409, "conflict");
        assertState(lost.post(RECOVERIES + "/opening", token(token)), "AWAITING_APPROVAL", 1);

        Someone support = Someone.staff(server, "SUPPORT").signedIn();
        support.browser.approved("POST", approval(id), support.phone).is(204);
        lost.post(RECOVERIES + "/enrolment", token(token)).is(204);
        Phone phone = lost.enrol();
        lost.signIn(phone);
        owner.browser.get("/api/v1/session").isProblem(401, "unauthenticated");
    }

    @Test
    void shouldLeaveTheStaffsAccountsToAnotherAdministrator() {
        Someone lostOne = Someone.staff(server, "SUPPORT").signedIn();
        Someone support = Someone.staff(server, "SUPPORT").signedIn();
        Browser lost = new Browser(keyri);
        String token = waiting(lost, lostOne);
        Browser administrator = FirstAdministrator.browser(keyri);
        String id = decidable(administrator, lostOne);
        support.browser.send(support.browser.call("POST", approval(id))).isProblem(404, "not-found");
        administrator
                .approved("POST", approval(id), FirstAdministrator.phone(keyri))
                .is(204);
        lost.post(RECOVERIES + "/enrolment", token(token)).is(204);
        lost.signIn(lost.enrol());
    }

    @Test
    void shouldNotGoOnWhenItIsRefusedWhileThePhoneIsConnected() {
        Browser lost = new Browser(keyri);
        String token = waiting(lost, person);
        String id = decidable(owner.browser, person);
        owner.browser.approved("POST", approval(id), owner.phone).is(204);
        lost.post(RECOVERIES + "/enrolment", token(token)).is(204);
        owner.browser
                .send(owner.browser.call("POST", RECOVERIES + "/" + id + "/refusal"))
                .is(204);
        lost.send(lost.call("POST", "/api/v1/account-enrolments")).isProblem(401, "unauthenticated");
        lost.post(RECOVERIES + "/enrolment", token(token)).isProblem(409, "conflict");
        person.browser.get("/api/v1/session").is(200);
        new Browser(keyri).signIn(person.phone);
    }

    @Test
    void shouldSayWhatWouldNotWork() {
        assertEquals(
                "[\"NO_RECOVERY_CODES\",\"ONE_PHONE\",\"SINGLE_OWNER\"]",
                gaps(owner.browser).toString());
        codes(owner);
        assertEquals("[\"ONE_PHONE\",\"SINGLE_OWNER\"]", gaps(owner.browser).toString());
        assertEquals(
                "[\"NO_RECOVERY_CODES\",\"ONE_PHONE\"]", gaps(person.browser).toString());
    }

    private static JsonNode gaps(Browser browser) {
        return browser.get("/api/v1/account/recovery-readiness").is(200).json().path("gaps");
    }

    private String organization() {
        return keyri.post("/api/v1/organizations")
                .by(keyri.operatorKey())
                .json(Map.of("name", "Bakers"))
                .send()
                .is(201)
                .text("organizationId");
    }

    private static List<String> codes(Someone somebody) {
        List<String> codes = new ArrayList<>();
        somebody.browser
                .approved("POST", CODES, somebody.phone)
                .is(201)
                .json()
                .path("codes")
                .forEach(code -> codes.add(code.asString()));
        return codes;
    }

    private String link(Browser browser, Someone somebody) {
        return link(browser, somebody, 1);
    }

    /** The token of the link that comes by mail, the so-and-so-many-th of this person. */
    private String link(Browser browser, Someone somebody, int count) {
        browser.post(RECOVERIES, Map.of("mailAddress", somebody.mail())).is(202);
        mailbox.await(somebody.mail(), LINK, count);
        return mailbox.token(somebody.mail(), LINK);
    }

    private String waiting(Browser browser, Someone somebody) {
        String code = codes(somebody).get(0);
        String token = link(browser, somebody);
        assertEquals("AWAITING_APPROVAL", enter(browser, token, code).is(200).text("state"));
        return token;
    }

    private static Answer enter(Browser browser, String token, String code) {
        return browser.post(RECOVERIES + "/codes", Map.of("token", token, "code", code));
    }

    private static String decidable(Browser browser, Someone somebody) {
        for (JsonNode item : browser.get(RECOVERIES).is(200).json().path("items")) {
            if (item.path("mailAddress").asString().equals(somebody.mail())) {
                return item.path("recoveryId").asString();
            }
        }
        throw new AssertionError("not listed");
    }

    private static String approval(String id) {
        return RECOVERIES + "/" + id + "/approval";
    }

    private static Map<String, String> token(String token) {
        return Map.of("token", token);
    }

    private static void assertState(Answer answer, String state, int approvalsMissing) {
        assertEquals(state, answer.is(200).text("state"));
        assertEquals(approvalsMissing, answer.json().path("approvalsMissing").asInt());
    }
}
