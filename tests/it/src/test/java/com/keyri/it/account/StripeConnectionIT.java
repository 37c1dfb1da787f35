package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Await;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The key by which the installation speaks to Stripe: keys of each wrong kind, and a good one. */
@ExtendWith(RunningEar.class)
class StripeConnectionIT {
    private final Keyri keyri;
    private final TestServer server;
    private final StripeStandIn stripe;
    private final StripeDesk desk;

    StripeConnectionIT(Keyri keyri, TestServer server, StripeStandIn stripe) {
        this.keyri = keyri;
        this.server = server;
        this.stripe = stripe;
        this.desk = StripeDesk.of(keyri, stripe);
    }

    @Test
    void shouldRefuseAnUnrestrictedKeyAtOnce() {
        int calls = stripe.calls().size();
        String key = stripe.keys().unrestricted();
        Answer refused = desk.enter(key);
        refused.isProblem(400, "invalid-request");
        assertTrue(refused.body().contains("unrestricted"), refused.body());
        assertFalse(refused.body().contains(key));
        assertTrue(
                stripe.calls().subList(calls, stripe.calls().size()).stream()
                        .noneMatch(call -> call.secret().equals(key)),
                "it was never used");
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        for (String text :
                List.of("pk_test_1234567890123456", "rk_test_", "rk_test_12345 678901234", "whsec_1234567890123")) {
            desk.enter(text).isProblem(400, "invalid-request");
        }
    }

    @Test
    void shouldAskForAnApprovalThatNamesTheKey() {
        String key = desk.goodKey();
        Answer asked = desk.officer()
                .browser()
                .send(desk.officer()
                        .browser()
                        .call("PUT", StripeDesk.CONNECTION + "/key")
                        .json(Map.of("key", key)));
        asked.isProblem(403, "approval-required");
        assertTrue(
                asked.body().contains("ends in " + key.substring(key.length() - 4) + ", in test mode"), asked.body());
        assertFalse(asked.body().contains(key));
    }

    @Test
    void shouldUseAGoodKeyAndShowItToNobody() throws IOException, SQLException {
        String key = desk.connect();
        JsonNode connection = desk.connection();
        assertEquals("GOOD", connection.path("key").path("state").asString());
        assertEquals(
                "[\"rak_checkout_session_write\",\"rak_customer_portal_write\"]",
                connection.path("key").path("optional").toString());
        assertEquals("CLOSED", connection.path("health").path("breaker").asString());
        assertFalse(connection.toString().contains(key));
        Await.until(
                "Stripe's turn",
                () -> stripe.calls().stream()
                        .anyMatch(
                                call -> call.secret().equals(key) && call.path().equals("/v1/events")));
        assertFalse(Files.readString(server.log()).contains(key), "not in the log");
        assertFalse(everything(server).contains(key), "not in the database");
    }

    @Test
    void shouldSayWhatToTakeAwayAndGoOnWithTheKeyBefore() {
        String before = desk.connect();
        desk.enter(stripe.keys().restricted(StripeDesk.rights("charge", Level.READ)))
                .is(200);
        Await.until(
                "Stripe's turn",
                () -> desk.connection()
                        .path("newKey")
                        .path("state")
                        .asString("")
                        .equals("REFUSED"));
        JsonNode connection = desk.connection();
        assertEquals(
                "[\"rak_charge_read\"]",
                connection.path("newKey").path("surplus").toString());
        assertEquals(
                before.substring(before.length() - 4),
                connection.path("key").path("ending").asString());
    }

    @Test
    void shouldSayWhichRightIsMissing() {
        desk.enter(stripe.keys().restricted(StripeDesk.rights("subscription", Level.READ)))
                .is(200);
        Await.until(
                "Stripe's turn",
                () -> desk.connection()
                        .path("newKey")
                        .path("state")
                        .asString("")
                        .equals("REFUSED"));
        assertEquals(
                "[\"rak_subscription_write\"]",
                desk.connection().path("newKey").path("missing").toString());
    }

    @Test
    void shouldSayThatAKeyIsNobodys() {
        String key = desk.goodKey();
        stripe.keys().revoke(key);
        desk.enter(key).is(200);
        Await.until(
                "Stripe's turn",
                () -> desk.connection()
                        .path("newKey")
                        .path("state")
                        .asString("")
                        .equals("REFUSED"));
        assertEquals(
                "KEY_REFUSED", desk.connection().path("newKey").path("trouble").asString());
    }

    @Test
    void shouldWaitWhereStripeIsAwayAndSignInAllTheSame() {
        String key = desk.goodKey();
        stripe.faults().nextOf(key, "POST /v1/subscriptions/sub_none", Fault.FAILURE, 2);
        desk.enter(key).is(200);
        Await.until(
                "Stripe's turn",
                () -> desk.connection()
                        .path("newKey")
                        .path("trouble")
                        .asString("")
                        .equals("BROKEN"));
        assertEquals("PENDING", desk.connection().path("newKey").path("state").asString());
        FirstAdministrator.browser(keyri).get("/api/v1/session").is(200);
        Await.until("Stripe's turn", () -> !desk.connection().has("newKey"));
        assertEquals("GOOD", desk.connection().path("key").path("state").asString());
    }

    @Test
    void shouldSignInWhileStripeTakesCallsInAndNeverAnswers() {
        desk.connect();
        Shop shop = Shop.openIn(keyri, Person.owner(keyri).organizationId());
        Phone phone = shop.enrol(Shop.newUser());
        int calls = stripe.calls().size();
        stripe.faults().next("", Fault.BLACK_HOLE, Integer.MAX_VALUE);
        try {
            Await.until("a call that hangs", () -> stripe.calls().size() > calls);
            Page page = shop.page();
            for (int i = 0; i < 3; i++) {
                page.signIn(phone);
            }
            FirstAdministrator.browser(keyri).get(StripeDesk.CONNECTION).is(200);
        } finally {
            stripe.faults().none();
        }
        int swallowed = stripe.calls().size();
        Await.until("Stripe's turn", () -> stripe.calls().size() > swallowed + 1);
        assertEquals("GOOD", desk.connection().path("key").path("state").asString());
    }

    @Test
    void shouldStopWhereTheKeyIsRevoked() {
        String key = desk.connect();
        stripe.keys().revoke(key);
        Await.until(
                "Stripe's turn",
                () -> desk.connection().path("key").path("state").asString("").equals("REFUSED"));
        desk.connect();
        Await.until(
                "Stripe's turn",
                () -> desk.connection()
                        .path("health")
                        .path("breaker")
                        .asString("")
                        .equals("CLOSED"));
    }

    @Test
    void shouldLetOnlyTheSecurityOfficerEnterKeys() {
        Person billing = StaffIT.staff(keyri, desk.officer(), "BILLING");
        billing.get(StripeDesk.CONNECTION).is(200);
        billing.browser()
                .send(billing.browser()
                        .call("PUT", StripeDesk.CONNECTION + "/key")
                        .json(Map.of("key", desk.goodKey())))
                .isProblem(403, "forbidden");
        billing.browser()
                .send(billing.browser().call("POST", StripeDesk.CONNECTION + "/probe"))
                .is(200);
        Person support = StaffIT.staff(keyri, desk.officer(), "SUPPORT");
        support.get(StripeDesk.CONNECTION).isProblem(403, "forbidden");
    }

    /** Every row of every table, as text. */
    static String everything(TestServer server) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection owner = server.asOwner();
                Statement tables = owner.createStatement();
                ResultSet names =
                        tables.executeQuery("select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                                + " from information_schema.tables where table_type = 'BASE TABLE'"
                                + " and table_schema not in ('pg_catalog', 'information_schema')")) {
            while (names.next()) {
                try (Statement rows = owner.createStatement();
                        ResultSet found = rows.executeQuery("select t::text from " + names.getString(1) + " t")) {
                    while (found.next()) {
                        all.append(found.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }
}
