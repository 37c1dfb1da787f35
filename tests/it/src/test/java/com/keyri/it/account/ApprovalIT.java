package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** An approval is good for the very thing that the phone showed, and for who may still do it. */
@ExtendWith(RunningEar.class)
class ApprovalIT {
    private final TestServer server;
    private final Keyri keyri;

    ApprovalIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @Test
    void shouldNotCountForSomebodyOfTheSameName() {
        Person owner = Person.owner(keyri);
        Call first = role(owner, owner.invite("VIEWER"), "BILLING");
        Call second = role(owner, owner.invite("VIEWER"), "BILLING");
        String approval = approval(owner.browser(), owner, first);
        second.with("Keyri-Approval", approval).send().isProblem(403, "approval-refused");
        first.with("Keyri-Approval", approval).send().is(200);
    }

    @Test
    void shouldCountOnceAndLeaveARecord() throws SQLException {
        Person owner = Person.owner(keyri);
        Person member = owner.invite("VIEWER");
        Call change = role(owner, member, "BILLING");
        String approval = approval(owner.browser(), owner, change);
        change.with("Keyri-Approval", approval).send().is(200);
        Call back = role(owner, member, "VIEWER");
        back.with("Keyri-Approval", approval(owner.browser(), owner, back))
                .send()
                .is(200);
        change.send().isProblem(403, "approval-refused");

        List<String> records = new Database(server).audit(transaction(approval));
        assertEquals(1, Collections.frequency(records, "approval.used SUCCESS"), records::toString);
    }

    /** What an approval's ID token says that it approves. */
    private static String transaction(String idToken) {
        String claims = new String(Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return JsonMapper.shared()
                .readTree(claims)
                .path("keyri")
                .path("transactionId")
                .asString();
    }

    @Test
    void shouldNotCountForAnotherApplicationOfTheSameNameOrForAKeyWithoutEnd() {
        Person owner = Person.owner(keyri);
        String approved = owner.register("Shop");
        String other = owner.register("Shop");
        Map<String, Object> ends =
                Map.of("name", "Server", "scopes", List.of("users"), "expiresAt", "2099-01-01T00:00:00Z");
        Map<String, Object> lasts = Map.of("name", "Server", "scopes", List.of("users"));
        String approval = approval(owner.browser(), owner, key(owner, approved, ends));
        key(owner, other, ends).with("Keyri-Approval", approval).send().isProblem(403, "approval-refused");
        key(owner, approved, lasts).with("Keyri-Approval", approval).send().isProblem(403, "approval-refused");
        key(owner, approved, ends).with("Keyri-Approval", approval).send().is(201);
    }

    /** Both have passed every check of a caller's roles when the first one is done: the database holds them up. */
    @Test
    void shouldLetOneOfTwoAdministratorsWhoDisableEachOtherStay() throws Exception {
        Person first = administrator();
        Person second = administrator();
        Call disableSecond = disable(first, second);
        Call disableFirst = disable(second, first);
        disableSecond.with("Keyri-Approval", approval(first.browser(), first, disableSecond));
        disableFirst.with("Keyri-Approval", approval(second.browser(), second, disableFirst));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select 1 from installation for update");
            List<Future<Answer>> answers = List.of(both.submit(disableSecond::send), both.submit(disableFirst::send));
            awaitTwoInLine(owner);
            owner.rollback();
            List<Integer> statuses =
                    answers.stream().map(ApprovalIT::status).sorted().toList();
            assertEquals(List.of(200, 403), statuses);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void shouldLetNobodyMakeThemselvesTheSecurityOfficer() {
        Person administrator = administrator();
        Answer answer = administrator
                .browser()
                .send(administrator
                        .browser()
                        .call("PUT", "/api/v1/staff/" + administrator.accountId() + "/security-office"));
        answer.isProblem(409, "conflict");
        assertTrue(answer.body().contains("nobody makes themselves"), answer.body());
    }

    private static void awaitTwoInLine(Connection owner) throws SQLException, InterruptedException {
        String waiting = "select count(*) from pg_locks where not granted";
        for (int i = 0; i < 200; i++) {
            try (Statement statement = owner.createStatement();
                    java.sql.ResultSet rows = statement.executeQuery(waiting)) {
                assertTrue(rows.next());
                if (rows.getInt(1) == 2) {
                    return;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the two calls don't wait for the lock");
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Person administrator() {
        Browser staff = FirstAdministrator.browser(keyri);
        String mail = Person.newAddress();
        staff.approved(
                        FirstAdministrator.phone(keyri),
                        () -> staff.call("POST", "/api/v1/staff-invitations")
                                .json(Map.of("mailAddress", mail, "role", "ADMINISTRATOR")))
                .is(201);
        return Person.join(keyri, mail, "Your role will be");
    }

    private static String approval(Browser browser, Person person, Call call) {
        Answer wanted = call.send();
        wanted.isProblem(403, "approval-required");
        return browser.approval(person.phone(), wanted.json().path("approval"));
    }

    private static Call role(Person by, Person whose, String role) {
        return by.browser()
                .call("PATCH", "/api/v1/members/" + whose.accountId())
                .with("If-Match", "*")
                .json(Map.of("role", role));
    }

    private static Call disable(Person by, Person whom) {
        return by.browser()
                .call("PUT", "/api/v1/directory/accounts/" + whom.accountId() + "/state")
                .json(Map.of("state", "DISABLED"));
    }

    private static Call key(Person by, String application, Map<String, Object> terms) {
        return by.browser()
                .call("POST", "/api/v1/applications/" + application + "/api-keys")
                .json(terms);
    }
}
