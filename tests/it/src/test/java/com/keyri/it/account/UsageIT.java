package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Await;
import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Usage is counted, shown to whom it concerns, and never in a sign-in's way. */
@ExtendWith(RunningEar.class)
class UsageIT {
    private static final String DRIFT = """
            insert into usage_drift (id, kind, organization_id, meter, from_at, to_at, ours, theirs, found_at, seen_at)
            values (gen_random_uuid(), 'SUMMARY', '%s', 'AUTHENTICATIONS', now(), now(), 3, 2, now(), now())
            """;
    private static final String DELTA = """
            insert into usage_delta (identifier, organization_id, meter, bucket_starts_at, number, customer, quantity, state,
                failure, made_at)
            values ('%s', '%s', 'AUTHENTICATIONS', now(), 1, 'cus_none', 3, 'REJECTED', 'meter_event_invalid_value', now())
            """;

    private final TestServer server;
    private final Keyri keyri;
    private Person owner;
    private Shop shop;

    UsageIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void open() {
        owner = Person.owner(keyri);
        shop = Shop.openIn(keyri, owner.organizationId());
    }

    @Test
    void shouldCountEachSignInAndEachUserOnce() {
        Phone phone = shop.enrol(Shop.newUser());
        Phone other = shop.enrol(Shop.newUser());
        Page page = shop.page();
        page.signIn(phone);
        page.signIn(phone);
        page.signIn(other);
        awaitUsage(3, 2);

        JsonNode usage = owner.get("/api/v1/usage").is(200).json();
        JsonNode today = usage.path("days").get(usage.path("days").size() - 1);
        assertEquals(3, today.path("authentications").asLong());
        assertEquals(2, today.path("newActiveUsers").asLong());
        String table = table(owner, "/api/v1/usage/table").is(200).body();
        assertTrue(table.endsWith(today.path("date").asString() + ",3,2\r\n"), table);
        assertTrue(owner.get("/portal/usage").is(200).body().contains("Sign-ins per day"));
        Person stranger = Person.owner(keyri);
        assertEquals(0, quantity(stranger, 0), "another organization's");
        assertTrue(stranger.get("/portal/usage").is(200).body().contains("Nothing used"));
    }

    @Test
    void shouldTellThoseWhomItConcernsOnly() {
        for (String role : List.of("ADMINISTRATOR", "DEVELOPER", "BILLING", "VIEWER")) {
            Person person = owner.invite(role);
            int status = role.equals("DEVELOPER") ? 403 : 200;
            person.get("/api/v1/usage").is(status);
            table(person, "/api/v1/usage/table").is(status);
            person.get("/portal/usage").is(status);
            person.get("/api/v1/billing/usage").is(403);
        }
        owner.get("/api/v1/usage?day=2020-01-01").isProblem(400, "invalid-request");
        owner.get("/api/v1/usage?day=2199-01-01").isProblem(400, "invalid-request");
        owner.get("/api/v1/usage?day=yesterday").isProblem(400, "invalid-request");
    }

    @Test
    void shouldLetSignInsPassWhereItsTablesAreLockedOrGoneAndCountThemLater() throws SQLException {
        Phone phone = shop.enrol(Shop.newUser());
        Page page = shop.page();
        page.signIn(phone);
        try (Connection database = server.asOwner();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("lock table usage_arrival, usage_event, usage_bucket in access exclusive mode");
            for (int i = 0; i < 4; i++) {
                long before = System.nanoTime();
                page.signIn(phone);
                Duration took = Duration.ofNanos(System.nanoTime() - before);
                assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "locked: " + took);
            }
            database.rollback();
            rename(statement, "usage_arrival", "usage_arrival_away");
            rename(statement, "usage_event", "usage_event_away");
            database.commit();
            try {
                for (int i = 0; i < 4; i++) {
                    page.signIn(phone);
                }
            } finally {
                rename(statement, "usage_arrival_away", "usage_arrival");
                rename(statement, "usage_event_away", "usage_event");
                database.commit();
            }
        }
        awaitUsage(9, 1);
    }

    @Test
    void shouldNotCountSignInsToKeyriItself() throws SQLException {
        owner.browser().signIn(owner.phone());
        try (Connection database = server.asOwner();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from usage_event e join installation i"
                        + " on i.organization_id = e.organization_id")) {
            rows.next();
            assertEquals(0, rows.getLong(1));
        }
    }

    @Test
    void shouldLetStaffLookAfterWhatDoesNotGoOnByItself() throws SQLException {
        Person first = FirstAdministrator.person(keyri);
        Person billing = StaffIT.staff(keyri, first, "BILLING");
        Person auditor = StaffIT.staff(keyri, first, "AUDITOR");
        String delivery = "u1." + "0123456789ab".repeat(4);
        run(DRIFT.formatted(Database.uuid(owner.organizationId())));
        run("delete from usage_delta where identifier = '" + delivery + "'");
        run(DELTA.formatted(delivery, Database.uuid(owner.organizationId())));
        String drift = drift(auditor);

        assertTrue(auditor.get("/console/usage").is(200).body().contains(owner.organizationId()));
        assertTrue(billing.get("/console/usage").is(200).body().contains("accept-" + drift));
        auditor.get("/api/v1/billing/usage").is(200);
        for (String table : List.of("table", "drifts/table", "deliveries/table")) {
            table(auditor, "/api/v1/billing/usage/" + table).is(200);
        }
        put(auditor, drift + "/owner", Map.of("accountId", billing.accountId())).is(403);
        put(billing, drift + "/owner", Map.of("accountId", owner.accountId())).isProblem(409, "conflict");
        assertEquals(
                billing.accountId(),
                put(billing, drift + "/owner", Map.of("accountId", billing.accountId()))
                        .is(200)
                        .text("owner"));
        put(billing, drift + "/end", Map.of("state", "GONE")).is(400);
        assertEquals(
                "ACCEPTED",
                put(billing, drift + "/end", Map.of("state", "ACCEPTED"))
                        .is(200)
                        .text("state"));
        put(billing, drift + "/end", Map.of("state", "ACCEPTED")).isProblem(409, "conflict");
        String deliveries = "/api/v1/billing/usage/deliveries";
        assertTrue(billing.get(deliveries).is(200).body().contains(delivery));
        post(billing, deliveries + '/' + delivery + "/settlement").is(204);
        post(billing, deliveries + '/' + delivery + "/retry").isProblem(409, "conflict");
        assertEquals(List.of("usage-delivery.settled SUCCESS"), new Database(server).audit(delivery));
        run("delete from usage_delta where identifier = '" + delivery + "'");
    }

    private String drift(Person person) {
        for (JsonNode each : person.get("/api/v1/billing/usage/drifts?limit=100")
                .is(200)
                .json()
                .path("items")) {
            if (each.path("organizationId").asString().equals(owner.organizationId())) {
                return each.path("driftId").asString();
            }
        }
        throw new AssertionError("no difference is listed");
    }

    private static Answer table(Person person, String path) {
        return person.browser().send(person.browser().call("GET", path).with("Accept", "text/csv"));
    }

    private static Answer post(Person person, String path) {
        return person.browser().send(person.browser().call("POST", path));
    }

    private static Answer put(Person person, String what, Map<String, ?> body) {
        return person.browser()
                .send(person.browser()
                        .call("PUT", "/api/v1/billing/usage/drifts/" + what)
                        .json(body));
    }

    private void awaitUsage(long authentications, long users) {
        try {
            Await.until("usage is counted", () -> quantity(owner, 0) == authentications && quantity(owner, 1) == users);
        } catch (AssertionError e) {
            throw new AssertionError(
                    "counted " + quantity(owner, 0) + " sign-ins of " + quantity(owner, 1) + " users", e);
        }
    }

    private static long quantity(Person person, int meter) {
        return person.get("/api/v1/usage")
                .is(200)
                .json()
                .path("meters")
                .get(meter)
                .path("quantity")
                .asLong();
    }

    private void run(String change) throws SQLException {
        try (Connection database = server.asOwner();
                Statement statement = database.createStatement()) {
            statement.execute(change);
        }
    }

    private static void rename(Statement statement, String from, String to) throws SQLException {
        statement.execute("alter table " + from + " rename to " + to);
    }
}
