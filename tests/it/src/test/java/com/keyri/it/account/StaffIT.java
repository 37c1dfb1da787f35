package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The staff: who may do what, the one security officer, and what the directory shows. */
@ExtendWith(RunningEar.class)
class StaffIT {
    private static final String STAFF = "/api/v1/staff/";

    private final Keyri keyri;
    private final TestServer server;
    private final Person first;

    StaffIT(Keyri keyri, TestServer server) {
        this.keyri = keyri;
        this.server = server;
        this.first = FirstAdministrator.person(keyri);
    }

    @Test
    void shouldInviteGiveAndTakeRolesWithAnApprovalEach() throws InterruptedException {
        Person auditor = staff("AUDITOR");
        assertEquals("[\"account\",\"auditor\",\"staff\"]", roles(auditor));
        auditor.get("/api/v1/directory/sessions").is(200);
        auditor.get("/api/v1/staff-invitations").isProblem(403, "forbidden");
        Answer unapproved = first.browser().send(role(first, "PUT", auditor, "SUPPORT"));
        unapproved.isProblem(403, "approval-required");
        assertTrue(unapproved.body().contains("the staff role support"), unapproved.body());

        grant(first, auditor, "SUPPORT").is(200);
        new Mailbox(keyri).await(auditor.mailAddress(), "support");
        assertEquals("[\"SUPPORT\",\"AUDITOR\"]", held(auditor));
        end(first, auditor, "AUDITOR").is(200);
        Thread.sleep(1_000); // The promise.
        auditor.get("/api/v1/directory/sessions").isProblem(403, "forbidden");
        grant(first, auditor, "EMPEROR").isProblem(404, "not-found");
    }

    @Test
    void shouldLetStaffWithoutARoleChangeNothing() throws InterruptedException {
        Person support = staff("SUPPORT");
        end(first, support, "SUPPORT").is(200);
        Thread.sleep(1_000);
        assertEquals("[]", held(support));
        for (String path : List.of("/api/v1/staff-invitations", "/api/v1/directory/sessions")) {
            support.get(path).isProblem(403, "forbidden");
        }
        support.browser()
                .post(
                        "/api/v1/directory/organizations",
                        Map.of("name", "Mine", "ownerMailAddress", Person.newAddress()))
                .isProblem(403, "forbidden");
        grant(support, first, "SUPPORT").isProblem(403, "forbidden");
        support.browser()
                .send(support.browser()
                        .call("PUT", "/api/v1/directory/accounts/" + first.accountId() + "/state")
                        .json(Map.of("state", "DISABLED")))
                .isProblem(403, "forbidden");
    }

    @Test
    void shouldRefuseAChangeOfOnesOwnRolesAndAccount() {
        refuses(end(first, first, "ADMINISTRATOR"), "own roles");
        refuses(grant(first, first, "AUDITOR"), "own roles");
        refuses(disable(first, first.accountId()), "own account");
        assertTrue(held(first).contains("ADMINISTRATOR"));
    }

    @Test
    void shouldLetOneOfTwoAdministratorsWhoTakeEachOthersRoleStay() throws Exception {
        Person one = staff("ADMINISTRATOR");
        Person other = staff("ADMINISTRATOR");
        String oneApproves = approval(one, other);
        String otherApproves = approval(other, one);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> calls = List.of(
                    () -> role(one, "DELETE", other, "ADMINISTRATOR")
                            .with("Keyri-Approval", oneApproves)
                            .send(),
                    () -> role(other, "DELETE", one, "ADMINISTRATOR")
                            .with("Keyri-Approval", otherApproves)
                            .send());
            List<Integer> statuses =
                    both.invokeAll(calls).stream().map(StaffIT::status).sorted().toList();
            assertEquals(List.of(200, 403), statuses);
        } finally {
            both.shutdownNow();
        }
        long left = List.of(one, other).stream()
                .filter(person -> held(person).contains("ADMINISTRATOR"))
                .count();
        assertEquals(1, left);
        disableWhoeverIsLeft(one, other);
    }

    @Test
    void shouldHaveOneSecurityOfficerWhateverTheServiceSays() throws SQLException {
        Person administrator = staff("ADMINISTRATOR");
        refuses(grant(first, administrator, "SECURITY_OFFICER"), "one security officer");
        refuses(invite(first, Person.newAddress(), "SECURITY_OFFICER"), "one security officer");
        refuses(end(administrator, first, "SECURITY_OFFICER"), "handed over");
        refuses(disable(administrator, first.accountId()), "security officer");

        try (Connection application = server.asApplication();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("select enter_staff()");
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate("insert into staff_role (id, account_id, role, granted_at)"
                            + " select gen_random_uuid(), id, 'SECURITY_OFFICER', now() from account"
                            + " where kind = 'STAFF' and id not in (select account_id from staff_role"
                            + " where role = 'SECURITY_OFFICER' and ended_at is null) limit 1"));
            assertTrue(refused.getMessage().contains("one_security_officer"), refused.getMessage());
        }
        end(first, administrator, "ADMINISTRATOR").is(200);
    }

    @Test
    void shouldNotAcceptAnInvitationToAnOfficeThatSomebodyElseHasByNow() throws SQLException {
        String mail = Person.newAddress();
        String office = office();
        change("update staff_role set ended_at = now() where id = '" + office + "'");
        try {
            invite(first, mail, "SECURITY_OFFICER").is(201);
        } finally {
            change("update staff_role set ended_at = null where id = '" + office + "'");
        }
        Browser browser = new Browser(keyri);
        String token = new Mailbox(keyri).token(mail, "Your role will be");
        browser.post(
                        "/api/v1/invitation/acceptance",
                        Map.of("token", token, "firstName", "Grace", "lastName", "Example"))
                .isProblem(409, "conflict");
    }

    @Test
    void shouldNotDisableAnAccountThatNobodyCanSignInTo() throws SQLException {
        String mail = Person.newAddress();
        invite(first, mail, "SUPPORT").is(201);
        Browser browser = new Browser(keyri);
        String token = new Mailbox(keyri).token(mail, "Your role will be");
        browser.post(
                        "/api/v1/invitation/acceptance",
                        Map.of("token", token, "firstName", "Grace", "lastName", "Example"))
                .is(204);
        String account = first.browser()
                .post("/api/v1/directory/accounts/search", Map.of("mailAddress", mail))
                .is(200)
                .json()
                .at("/items/0/accountId")
                .asString();
        refuses(disable(first, account), "connected a phone");
        List<String> log = new Database(server).audit(account);
        assertTrue(log.toString().contains("account.searched-by-mail"), log.toString());
    }

    /** The row that says who the security officer is. */
    private String office() throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id from staff_role where role = 'SECURITY_OFFICER' and ended_at is null")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    @Test
    void shouldHandTheSecurityOfficersOfficeOverAndBack() throws InterruptedException {
        Person next = staff("ADMINISTRATOR");
        handOver(first, next).is(200);
        try {
            assertTrue(held(next).contains("SECURITY_OFFICER"));
            assertFalse(held(first).contains("SECURITY_OFFICER"));
            new Mailbox(keyri).await(first.mailAddress(), "security officer");
            new Mailbox(keyri).await(next.mailAddress(), "security officer");
            Person support = staff("SUPPORT");
            handOver(support, first).isProblem(403, "forbidden");
        } finally {
            handOver(next, first).is(200);
        }
        assertTrue(held(first).contains("SECURITY_OFFICER"));
        end(first, next, "ADMINISTRATOR").is(200);
        Thread.sleep(1_000);
        handOver(next, next).isProblem(403, "forbidden");
    }

    @Test
    void shouldEndTheSessionsOfADisabledAccountWithinASecondAndGiveTheRightBack() throws InterruptedException {
        Person owner = Person.owner(keyri);
        owner.get("/api/v1/members").is(200);
        String account = owner.accountId();
        disable(first, account).is(200);
        Thread.sleep(1_000); // The promise.
        owner.get("/api/v1/session").isProblem(401, "unauthenticated");
        Browser fresh = new Browser(keyri);
        fresh.begin(fresh.approve(owner.phone()).idToken(), fresh.continuityKey())
                .isProblem(401, "unauthenticated");

        state(first, account, "ACTIVE").is(200);
        new Browser(keyri).signIn(owner.phone());
    }

    @Test
    void shouldShowInTheDirectoryNothingInsideAnOrganization() {
        Person owner = Person.owner(keyri);
        String organization = owner.organizationId();
        JsonNode listed = null;
        for (JsonNode item : first.get("/api/v1/directory/organizations?order=newest")
                .is(200)
                .json()
                .path("items")) {
            if (item.path("organizationId").asString().equals(organization)) {
                listed = item;
            }
        }
        assertEquals(
                List.of("organizationId", "name", "createdAt"),
                listed.propertyNames().stream().toList());
        String account = first.get("/api/v1/directory/accounts/" + owner.accountId())
                .is(200)
                .body();
        assertFalse(account.contains("Grace") || account.contains("example.org"), account);
        first.get("/api/v1/members").isProblem(403, "forbidden");
        first.get("/api/v1/invitations").isProblem(403, "forbidden");
        for (String path : List.of(
                "/api/v1/organizations/" + organization, "/api/v1/applications?organizationId=" + organization)) {
            int status = first.get(path).status();
            assertTrue(status == 403 || status == 404, path + ": " + status);
        }
        owner.get("/api/v1/directory/organizations").isProblem(403, "forbidden");
    }

    @Test
    void shouldCountForTheStaffAndForNobodyElse() throws SQLException {
        try (Connection application = server.asApplication();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            String counts = "select count(*) from installation_counts(now(), now() - interval '15 minutes')";
            assertEquals(0, number(statement, counts));
            assertEquals(0, number(statement, "select count(*) from installation_sign_ins(now() - interval '2 days')"));
            statement.execute("select enter_staff()");
            assertEquals(1, number(statement, counts));
            assertEquals(1, number(statement, "select count(*) from installation_sign_ins(now() - interval '1 hour')"));
            String approved = "select sum(approved) from installation_sign_ins(now() - interval '1 hour')";
            assertTrue(number(statement, approved) > 0, "the sign-ins of these tests");
            assertEquals(0, number(statement, "select count(*) from installation_sign_ins(now() + interval '1 hour')"));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Person staff(String role) {
        return staff(keyri, first, role);
    }

    /** Somebody new of the staff. */
    static Person staff(Keyri keyri, Person by, String role) {
        String mail = Person.newAddress();
        invite(by, mail, role).is(201);
        return Person.join(keyri, mail, "invited to work on this Keyri installation");
    }

    private static Answer invite(Person by, String mail, String role) {
        return by.act(() ->
                by.browser().call("POST", "/api/v1/staff-invitations").json(Map.of("mailAddress", mail, "role", role)));
    }

    private static com.keyri.test.Call role(Person by, String method, Person whose, String role) {
        return by.browser().call(method, STAFF + whose.accountId() + "/roles/" + role);
    }

    private static Answer grant(Person by, Person whose, String role) {
        return by.act(() -> role(by, "PUT", whose, role));
    }

    private static Answer end(Person by, Person whose, String role) {
        return by.act(() -> role(by, "DELETE", whose, role));
    }

    private static Answer handOver(Person by, Person next) {
        return by.act(() -> by.browser().call("PUT", STAFF + next.accountId() + "/security-office"));
    }

    private static Answer disable(Person by, String account) {
        return state(by, account, "DISABLED");
    }

    private static Answer state(Person by, String account, String state) {
        return by.act(() -> by.browser()
                .call("PUT", "/api/v1/directory/accounts/" + account + "/state")
                .json(Map.of("state", state)));
    }

    /** The approval of taking the other's role. */
    private static String approval(Person person, Person other) {
        Answer wanted = person.browser().send(role(person, "DELETE", other, "ADMINISTRATOR"));
        return person.browser().approval(person.phone(), wanted.json().path("approval"));
    }

    private void disableWhoeverIsLeft(Person... people) {
        for (Person person : people) {
            disable(first, person.accountId()).is(200);
        }
    }

    /** What the first administrator's list says. */
    private String held(Person person) {
        return first.get(STAFF + person.accountId())
                .is(200)
                .json()
                .path("roles")
                .toString();
    }

    private static String roles(Person person) {
        return person.get("/api/v1/session").is(200).json().path("roles").toString();
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void refuses(Answer answer, String reason) {
        answer.isProblem(409, "conflict");
        assertTrue(answer.body().contains(reason), answer.body());
    }
}
