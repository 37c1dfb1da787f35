package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Members of an organization: how they come, what they may do, and how they go. */
@ExtendWith(RunningEar.class)
class MemberIT {
    private static final String MEMBERS = "/api/v1/members";

    /** Open invitations like the one with that id, so many that there are 200. */
    private static final String MANY = """
            insert into invitation (id, organization_id, role, mail_address, mail_index, token_hash, invited_by, created_at,
                expires_at)
            select gen_random_uuid(), organization_id, role, mail_address, sha256(gen_random_uuid()::text::bytea),
                sha256(gen_random_uuid()::text::bytea), invited_by, created_at, expires_at
            from invitation, generate_series(2, 200) where id = '%s'
            """;

    private final TestServer server;
    private final Keyri keyri;

    MemberIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @Test
    void shouldInviteEnrolAndSignIn() {
        Person owner = Person.owner(keyri);
        Person developer = owner.invite("DEVELOPER");

        assertEquals(owner.organizationId(), developer.organizationId());
        JsonNode roles = developer.get("/api/v1/session").is(200).json().path("roles");
        assertEquals("[\"account\",\"developer\",\"member\"]", roles.toString());
        JsonNode members = owner.get(MEMBERS).is(200).json().path("items");
        assertEquals(2, members.size());
        assertEquals("OWNER", members.get(0).path("role").asString());
        assertEquals(developer.mailAddress(), members.get(1).path("mailAddress").asString());
        assertEquals(
                1, owner.get(MEMBERS + "?role=DEVELOPER").json().path("items").size());
        owner.get(MEMBERS + "?role=KING").isProblem(400, "invalid-request");
    }

    @Test
    void shouldUseALinkOnceAndSayNothingMoreOfABadOne() {
        Person owner = Person.owner(keyri);
        String mail = Person.newAddress();
        owner.invite(mail, "VIEWER").is(201);
        String token = new Mailbox(keyri).token(mail, "Your role there");
        Browser browser = new Browser(keyri);
        assertEquals(
                mail,
                browser.post("/api/v1/invitation/opening", Map.of("token", token))
                        .is(200)
                        .text("mailAddress"));
        Person.join(keyri, mail, "Your role there");

        String unknown = "A".repeat(43);
        String used = problem(browser.post("/api/v1/invitation/opening", Map.of("token", token)));
        assertEquals(used, problem(browser.post("/api/v1/invitation/opening", Map.of("token", unknown))));
        assertEquals(used, problem(browser.post("/api/v1/invitation/opening", Map.of("token", "no token"))));

        String other = Person.newAddress();
        String id = owner.invite(other, "VIEWER").is(201).text("invitationId");
        String withdrawn = new Mailbox(keyri).token(other, "Your role there");
        owner.browser().delete("/api/v1/invitations/" + id).is(204);
        assertEquals(used, problem(browser.post("/api/v1/invitation/opening", Map.of("token", withdrawn))));
    }

    @Test
    void shouldReplaceAnOpenInvitationAndRefuseOneOfAMember() {
        Person owner = Person.owner(keyri);
        Person viewer = owner.invite("VIEWER");
        Answer refused = owner.invite(viewer.mailAddress(), "DEVELOPER");
        refused.isProblem(409, "conflict");
        assertTrue(refused.body().contains("member already"), refused.body());

        String mail = Person.newAddress();
        owner.invite(mail, "VIEWER").is(201);
        String first = new Mailbox(keyri).token(mail, "will be: viewer");
        owner.invite(mail, "DEVELOPER").is(201);
        new Mailbox(keyri).token(mail, "will be: developer");
        new Browser(keyri)
                .post("/api/v1/invitation/opening", Map.of("token", first))
                .isProblem(403, "link-refused");
        assertEquals(
                1, owner.get("/api/v1/invitations").is(200).json().path("items").size());
    }

    @Test
    void shouldInviteNobodyElseWhereTwoHundredAreInvited() throws SQLException {
        Person owner = Person.owner(keyri);
        String mail = Person.newAddress();
        String id = owner.invite(mail, "VIEWER").is(201).text("invitationId");
        try (Connection database = server.asOwner();
                Statement statement = database.createStatement()) {
            assertEquals(199, statement.executeUpdate(MANY.formatted(Database.uuid(id))));
        }
        Answer refused = owner.invite(Person.newAddress(), "VIEWER");
        refused.isProblem(409, "conflict");
        assertTrue(refused.body().contains("200 invitations are open"), refused.body());
        String again = owner.invite(mail, "DEVELOPER").is(201).text("invitationId");
        owner.browser().delete("/api/v1/invitations/" + again).is(204);
        owner.invite(Person.newAddress(), "VIEWER").is(201);
        Person.owner(keyri).invite(Person.newAddress(), "VIEWER").is(201);
    }

    @Test
    void shouldMakeOneAccountOfTwoInvitationsThatAreAcceptedAtOnce() throws Exception {
        String mail = Person.newAddress();
        List<String> tokens = new ArrayList<>();
        for (String role : List.of("DEVELOPER", "VIEWER")) {
            Person.owner(keyri).invite(mail, role).is(201);
            tokens.add(new Mailbox(keyri).token(mail, "will be: " + role.toLowerCase(Locale.ROOT)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> both = tokens.stream()
                    .<Callable<Answer>>map(token -> () -> new Browser(keyri)
                            .post(
                                    "/api/v1/invitation/acceptance",
                                    Map.of("token", token, "firstName", "Grace", "lastName", "Example")))
                    .toList();
            for (Future<Answer> answer : threads.invokeAll(both)) {
                answer.get().is(204);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldLeaveInvitationsOfOwnersToOwners() {
        Person owner = Person.owner(keyri);
        Person administrator = owner.invite("ADMINISTRATOR");
        String mail = Person.newAddress();
        String id = owner.invite(mail, "OWNER").is(201).text("invitationId");
        String token = new Mailbox(keyri).token(mail, "will be: owner");
        administrator.browser().delete("/api/v1/invitations/" + id).isProblem(409, "conflict");
        administrator.invite(mail, "VIEWER").isProblem(409, "conflict");
        new Browser(keyri)
                .post("/api/v1/invitation/opening", Map.of("token", token))
                .is(200);
        owner.browser().delete("/api/v1/invitations/" + id).is(204);
    }

    @Test
    void shouldNotInviteAnyMoreWithTheRightsThatSomebodyHad() {
        Person owner = Person.owner(keyri);
        Person administrator = owner.invite("ADMINISTRATOR");
        String mail = Person.newAddress();
        administrator.invite(mail, "DEVELOPER").is(201);
        String token = new Mailbox(keyri).token(mail, "will be: developer");
        Browser browser = new Browser(keyri);
        browser.post("/api/v1/invitation/opening", Map.of("token", token)).is(200);
        owner.act(() -> owner.browser().call("DELETE", MEMBERS + "/" + administrator.accountId()))
                .is(204);
        browser.post("/api/v1/invitation/opening", Map.of("token", token)).isProblem(403, "link-refused");
        browser.post(
                        "/api/v1/invitation/acceptance",
                        Map.of("token", token, "firstName", "Grace", "lastName", "Example"))
                .isProblem(403, "link-refused");
    }

    @Test
    void shouldWantAnApprovalOfExactlyWhatIsDone() {
        Person owner = Person.owner(keyri);
        Person viewer = owner.invite("VIEWER");
        String path = MEMBERS + "/" + viewer.accountId();
        String tag = owner.get(path).is(200).header("ETag");
        Answer wanted = owner.browser().send(change(owner, path, "BILLING", tag));
        wanted.isProblem(403, "approval-required");
        String approval = owner.browser().approval(owner.phone(), wanted.json().path("approval"));

        owner.browser()
                .send(change(owner, path, "ADMINISTRATOR", tag).with("Keyri-Approval", approval))
                .isProblem(403, "approval-refused");
        owner.browser()
                .send(change(owner, path, "BILLING", tag).with("Keyri-Approval", approval))
                .is(200);
        String newTag = owner.get(path).is(200).header("ETag");
        owner.browser().send(change(owner, path, "BILLING", tag)).isProblem(412, "precondition-failed");
        owner.act(() -> change(owner, path, "VIEWER", newTag)).is(200);
        String third = owner.get(path).is(200).header("ETag");
        owner.browser()
                .send(change(owner, path, "BILLING", third).with("Keyri-Approval", approval))
                .isProblem(403, "approval-refused");
        new Mailbox(keyri).await(viewer.mailAddress(), "billing");
    }

    @Test
    void shouldTakeTheRoleAwayWithinASecond() throws InterruptedException {
        Person owner = Person.owner(keyri);
        Person administrator = owner.invite("ADMINISTRATOR");
        administrator.get("/api/v1/invitations").is(200);
        changeRole(owner, administrator, "VIEWER").is(200);
        Thread.sleep(1_000); // The promise.
        administrator.get("/api/v1/invitations").isProblem(403, "forbidden");
        owner.act(() -> owner.browser().call("DELETE", MEMBERS + "/" + administrator.accountId()))
                .is(204);
        Thread.sleep(1_000);
        administrator.get(MEMBERS).isProblem(403, "forbidden");
    }

    @Test
    void shouldKeepAnOwnerAndTheRanks() {
        Person owner = Person.owner(keyri);
        Person administrator = owner.invite("ADMINISTRATOR");
        String own = MEMBERS + "/" + owner.accountId();

        refuses(owner.act(() -> owner.browser().call("DELETE", own)), "keeps an owner");
        refuses(changeRole(owner, owner, "VIEWER"), "own role");
        refuses(changeRole(administrator, owner, "VIEWER"), "only an owner");
        refuses(changeRole(administrator, administrator, "OWNER"), "own role");
        refuses(administrator.invite(Person.newAddress(), "OWNER"), "only an owner");
        refuses(administrator.act(() -> administrator.browser().call("DELETE", own)), "only an owner");
        administrator
                .act(() -> administrator.browser().call("DELETE", MEMBERS + "/" + administrator.accountId()))
                .is(204);
    }

    @Test
    void shouldLetOneOfTwoOwnersWhoRemoveEachOtherStay() throws Exception {
        Person first = Person.owner(keyri);
        Person second = first.invite("OWNER");
        String firstId = first.accountId();
        String secondId = second.accountId();
        String approvalOfFirst = approvalToRemove(first, secondId);
        String approvalOfSecond = approvalToRemove(second, firstId);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> calls = List.of(
                    () -> remove(first, secondId, approvalOfFirst), () -> remove(second, firstId, approvalOfSecond));
            List<Integer> statuses = both.invokeAll(calls).stream()
                    .map(MemberIT::status)
                    .sorted()
                    .toList();
            assertEquals(204, statuses.get(0));
            assertTrue(List.of(403, 404).contains(statuses.get(1)), statuses.toString());
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void shouldShowNothingOfAnotherOrganization() {
        Person mine = Person.owner(keyri);
        Person theirs = Person.owner(keyri);
        String application = theirs.register("Theirs");
        mine.get("/api/v1/applications/" + application).isProblem(404, "not-found");
        mine.get("/api/v1/applications/" + application + "/api-keys").isProblem(404, "not-found");
        mine.get("/api/v1/applications?organizationId=" + theirs.organizationId())
                .isProblem(404, "not-found");
        mine.get("/api/v1/organizations/" + theirs.organizationId()).isProblem(404, "not-found");
        mine.get(MEMBERS + "/" + theirs.accountId()).isProblem(404, "not-found");
        mine.workIn(theirs.organizationId()).isProblem(404, "not-found");
    }

    @Test
    void shouldMakeAnotherThingOfTheSameWishInAnotherOrganization() {
        Person mine = Person.owner(keyri);
        Person host = Person.owner(keyri);
        String here = mine.organizationId();
        host.invite(mine.mailAddress(), "ADMINISTRATOR").is(201);
        String mail = Person.newAddress();
        String first = wish(mine, mail).is(201).text("invitationId");
        mine.browser()
                .post(
                        "/api/v1/invitation/own-acceptance",
                        Map.of("token", new Mailbox(keyri).token(mine.mailAddress(), "be: administrator")))
                .is(204);
        mine.workIn(host.organizationId()).is(204);

        String second = wish(mine, mail).is(201).text("invitationId");

        assertNotEquals(first, second);
        mine.workIn(here).is(204);
        assertEquals(first, wish(mine, mail).is(201).text("invitationId"));
    }

    private static Answer wish(Person person, String mail) {
        return person.act(() -> person.browser()
                .call("POST", "/api/v1/invitations")
                .with("Idempotency-Key", "the-very-same-wish-" + mail.length())
                .json(Map.of("mailAddress", mail, "role", "VIEWER")));
    }

    @Test
    void shouldKeepTheOwnApplicationOutOfReach() {
        Person owner = Person.owner(keyri);
        String own = keyri.get("/api/v1/installation").send().is(200).text("applicationId");
        owner.get("/api/v1/applications/" + own).isProblem(404, "not-found");
        keyri.get("/api/v1/applications/" + own).by(keyri.operatorKey()).send().isProblem(404, "not-found");
        keyri.post("/api/v1/applications/" + own + "/api-keys")
                .by(keyri.operatorKey())
                .json(Map.of("name", "back door", "scopes", List.of("enrolments")))
                .send()
                .isProblem(404, "not-found");
    }

    private static String approvalToRemove(Person person, String account) {
        Answer wanted = person.browser().delete(MEMBERS + "/" + account);
        return person.browser().approval(person.phone(), wanted.json().path("approval"));
    }

    private static Answer remove(Person person, String account, String approval) {
        return person.browser()
                .call("DELETE", MEMBERS + "/" + account)
                .with("Keyri-Approval", approval)
                .send();
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static com.keyri.test.Call change(Person by, String path, String role, String tag) {
        return by.browser().call("PATCH", path).with("If-Match", tag).json(Map.of("role", role));
    }

    private static Answer changeRole(Person by, Person whose, String role) {
        String path = MEMBERS + "/" + whose.accountId();
        return by.act(() -> change(by, path, role, "*"));
    }

    private static void refuses(Answer answer, String reason) {
        answer.isProblem(409, "conflict");
        assertTrue(answer.body().contains(reason), answer.body());
    }

    /** The document of a refusal without what differs in every answer. */
    private static String problem(Answer answer) {
        answer.isProblem(403, "link-refused");
        return answer.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }
}
