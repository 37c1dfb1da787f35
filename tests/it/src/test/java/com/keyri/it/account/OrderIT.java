package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Await;
import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.protocol.Digests;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeGate;
import com.keyri.test.stripe.StripeStandIn;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Orders: from a draft over Stripe's page to an end, and away. */
@ExtendWith(RunningEar.class)
class OrderIT {
    static final String ORDERS = "/api/v1/orders";

    private final Keyri keyri;
    private final TestServer server;
    private final StripeStandIn stripe;
    private final StripeGate gate;
    private final Till till;
    private final String plan = "Plan " + UUID.randomUUID();

    OrderIT(Keyri keyri, TestServer server, StripeStandIn stripe, StripeGate gate) {
        this.gate = gate;
        this.keyri = keyri;
        this.server = server;
        this.stripe = stripe;
        this.till = new Till(server, stripe);
    }

    @BeforeEach
    void connect() {
        till.connect();
    }

    @Test
    void shouldGoFromADraftToTheCertificate() throws SQLException {
        String version = till.sell(plan, "EUR", 4900);
        Person owner = Person.owner(keyri);
        String id = draft(owner, version).is(201).text("orderId");
        String path = ORDERS + "/" + id;
        assertEquals("DRAFT", state(owner, path));
        shouldPlace(owner, path, id);
        shouldPay(owner, path);
        shouldRefuseWhileActive(owner, path, version);

        till.end(owner.get(path).text("stripeSubscription"));
        JsonNode ended = step(owner, path, "refresh").is(200).json();
        assertEquals("SUBSCRIPTION_ENDED", ended.path("endReason").asString());
        String tag = owner.get(path).header("ETag");
        step(owner, path, "archive").is(200);
        owner.browser()
                .send(owner.browser().call("DELETE", path).with("If-Match", tag))
                .isProblem(412, "precondition-failed");
        shouldDelete(owner, path, id);
        assertEquals(
                List.of(
                        "order.drafted SUCCESS",
                        "order.placed SUCCESS",
                        "order.activated SUCCESS",
                        "order.ended SUCCESS",
                        "order.archived SUCCESS",
                        "order.deleted SUCCESS"),
                new Database(server).audit(id));
    }

    private void shouldPlace(Person owner, String path, String id) {
        Answer wanted = step(owner, path, "placement");
        wanted.isProblem(403, "approval-required");
        String text = wanted.json().at("/approval/text").asString();
        assertTrue(text.contains("Order the plan " + plan), text);
        assertTrue(text.contains("49.00 EUR each month"), text);
        assertTrue(text.contains("Grace Example, " + owner.mailAddress()), text);
        assertTrue(text.contains(id), text);
        JsonNode placed =
                owner.act(() -> call(owner, path, "placement")).is(200).json();
        assertEquals("PLACED", placed.path("state").asString());
        assertEquals(placed, step(owner, path, "placement").is(200).json());
        String document =
                owner.get(path + "/documents").is(200).json().at("/items/0/id").asString();
        String confirmation =
                file(owner, path + "/documents/" + document, "text/plain").body();
        assertTrue(confirmation.contains("Ordered by: Grace Example <" + owner.mailAddress() + ">"), confirmation);
        assertTrue(confirmation.contains("- 49.00 EUR each month"), confirmation);
        assertTrue(new Mailbox(keyri)
                .await(owner.mailAddress(), "Your order of the plan " + plan)
                .contains(id));
    }

    private void shouldPay(Person owner, String path) {
        String address = step(owner, path, "checkout").is(200).text("address");
        assertTrue(address.startsWith("https://checkout.stripe.com/"), address);
        assertEquals(address, step(owner, path, "checkout").is(200).text("address"));
        assertEquals("PLACED", step(owner, path, "refresh").is(200).text("state"));
        till.pay(address);
        JsonNode active = step(owner, path, "refresh").is(200).json();
        assertEquals("ACTIVE", active.path("state").asString());
        assertTrue(active.path("stripeSubscription").asString().startsWith("sub_"), active.toString());
    }

    private void shouldRefuseWhileActive(Person owner, String path, String version) {
        refuses(step(owner, path, "archive"), "is active");
        refuses(step(owner, path, "cancellation"), "an active order isn't cancelled");
        refuses(owner.browser().delete(path), "an active order isn't deleted");
        refuses(step(owner, path, "checkout"), "wait for its payment");
        refuses(draft(owner, version), "planVersionId there is an order already");
    }

    private void shouldDelete(Person owner, String path, String id) {
        Answer wanted = owner.browser().delete(path);
        wanted.isProblem(403, "approval-required");
        String text = wanted.json().at("/approval/text").asString();
        assertTrue(text.contains(id) && !text.contains("Grace"), text);
        JsonNode paper =
                owner.act(() -> owner.browser().call("DELETE", path)).is(200).json();
        JsonNode order = owner.get(path).is(200).json();
        assertEquals("DELETED", order.path("state").asString());
        assertFalse(order.has("orderedBy"), order.toString());
        assertEquals("[]", owner.get(path + "/documents").json().path("items").toString());
        String certificate = path + "/certificates/" + paper.path("id").asString();
        Answer answer = owner.get(certificate).is(200);
        assertEquals(paper.path("hash").asString(), Digests.sha256Base64Url(answer.body()));
        assertEquals(0, answer.json().at("/searched/found").asInt(-1));
        assertTrue(answer.json().at("/searched/columns").asInt() > 60, answer.body());
        assertEquals("OWNER", answer.json().at("/deletedBy/role").asString());
        assertEquals(owner.accountId(), answer.json().at("/deletedBy/account").asString());
        assertFalse(answer.body().contains("Grace") || answer.body().contains("@"), answer.body());
        String lines = file(owner, certificate + "/text", "text/plain").body();
        assertTrue(lines.contains("Backups hold it until: "), lines);
        assertTrue(lines.contains("  mail: 1\n"), lines);
        refuses(owner.browser().delete(path), "deleted already");
        Person viewer = owner.invite("VIEWER");
        viewer.get(certificate).is(200);
        draft(viewer, "plv_01h455vb4pex5vsknk084sn02q").isProblem(403, "forbidden");
    }

    @Test
    void shouldRefuseWhatCannotBeOrderedWithTheReasonBesideTheField() throws SQLException {
        Person owner = Person.owner(keyri);
        Person other = Person.owner(keyri);
        refuses(
                draft(owner, till.announce(plan + " 1")),
                "planVersionId this version of the plan can’t be ordered yet");
        String others = till.sellTo(other.organizationId(), plan + " 2");
        refuses(draft(owner, others), "planVersionId there is no such plan");
        refuses(draft(owner, "plv_01h455vb4pex5vsknk084sn02q"), "planVersionId there is no such plan");
        draft(other, others).is(201);
        String gone = till.sell(plan + " 3", "EUR", 100);
        String before = draft(owner, gone).is(201).text("orderId");
        till.run("update plan set state = 'WITHDRAWN' where name = ?", plan + " 3");
        refuses(draft(owner, gone), "planVersionId this plan can’t be ordered any more");
        refuses(step(owner, ORDERS + "/" + before, "placement"), "planVersionId this plan can’t be ordered any more");

        String euros = till.sell(plan + " 4", "EUR", 100);
        String path = activate(owner, euros);
        till.end(owner.get(path).text("stripeSubscription"));
        step(owner, path, "refresh").is(200);
        refuses(draft(owner, till.sell(plan + " 5", "USD", 100)), "planVersionId this plan is paid in USD");
        draft(owner, euros).is(201);
    }

    @Test
    void shouldDraftOnceUnderAKeyAndExpireDraftsInTime() throws SQLException {
        String version = till.sell(plan, "EUR", 4900);
        Person owner = Person.owner(keyri);
        String key = UUID.randomUUID().toString();
        Call first = owner.browser().call("POST", ORDERS).json(Map.of("planVersionId", version));
        String id =
                owner.browser().send(first.with("Idempotency-Key", key)).is(201).text("orderId");
        Call again = owner.browser().call("POST", ORDERS).json(Map.of("planVersionId", version));
        assertEquals(
                id,
                owner.browser().send(again.with("Idempotency-Key", key)).is(201).text("orderId"));
        new Database(server).age("customer_order", id, "expires_at = now() - interval '1 second'");
        refuses(step(owner, ORDERS + "/" + id, "placement"), "isn't good any more");
        step(owner, ORDERS + "/" + id, "archive").is(200);
        assertEquals("ARCHIVED", state(owner, ORDERS + "/" + id));
    }

    @Test
    void shouldCancelSoThatNobodyCanPayAnyMore() throws SQLException {
        String version = till.sell(plan, "EUR", 4900);
        Person owner = Person.owner(keyri);
        String path = ORDERS + "/" + draft(owner, version).is(201).text("orderId");
        owner.act(() -> call(owner, path, "placement")).is(200);
        String address = step(owner, path, "checkout").is(200).text("address");
        assertEquals("CANCELLED", step(owner, path, "cancellation").is(200).text("endReason"));
        Throwable closed = assertThrows(RuntimeException.class, () -> till.pay(address));
        assertTrue(closed.toString().contains("expired"), closed.toString());
        refuses(step(owner, path, "checkout"), "wait for its payment");
        step(owner, path, "archive").is(200);
    }

    @Test
    void shouldHearFromStripeThatItWasPaidAndThatItIsOver() throws SQLException {
        Person owner = Person.owner(keyri);
        String path = ORDERS + "/"
                + draft(owner, till.sell(plan, "EUR", 4900)).is(201).text("orderId");
        owner.act(() -> call(owner, path, "placement")).is(200);
        till.pay(step(owner, path, "checkout").is(200).text("address"));
        awaitLong("the order is active", () -> state(owner, path).equals("ACTIVE"));
        till.end(owner.get(path).text("stripeSubscription"));
        awaitLong("the order has ended", () -> owner.get(path).json().has("endedAt"));
    }

    private static void awaitLong(String what, BooleanSupplier condition) {
        // Stripe is asked once a minute where no webhook comes.
        for (int i = 0; i < 4; i++) {
            try {
                Await.until(what, condition);
                return;
            } catch (AssertionError e) {
                // Once more.
            }
        }
        Await.until(what, condition);
    }

    @Test
    void shouldLoseNothingWhereStripeFails() throws SQLException {
        String version = till.sell(plan, "EUR", 4900);
        Person owner = Person.owner(keyri);
        String path = ORDERS + "/" + draft(owner, version).is(201).text("orderId");
        owner.act(() -> call(owner, path, "placement")).is(200);
        stripe.faults().next("POST /v1/checkout/sessions$", Fault.FAILURE, 4);
        Answer failed = step(owner, path, "checkout");
        failed.isProblem(503, "unavailable");
        assertTrue(failed.body().contains("nothing is lost"), failed.body());
        assertEquals("PLACED", state(owner, path));
        Answer late = step(owner, path, "checkout");
        for (int i = 0; i < 5 && late.status() == 503; i++) {
            late = step(owner, path, "checkout");
        }
        till.pay(late.is(200).text("address"));
        assertEquals("ACTIVE", step(owner, path, "refresh").is(200).text("state"));
    }

    @Test
    void shouldShowTheStaffTheOrdersWithoutThePersons() throws SQLException {
        Person owner = Person.owner(keyri);
        String id = draft(owner, till.sell(plan, "EUR", 4900)).is(201).text("orderId");
        Person clerk = StaffIT.staff(keyri, FirstAdministrator.person(keyri), "BILLING");
        Answer list = clerk.get("/api/v1/billing/orders?state=DRAFT").is(200);
        assertTrue(list.body().contains(id), list.body());
        assertFalse(list.body().contains(owner.mailAddress()) || list.body().contains("orderedBy"), list.body());
        Answer table = file(clerk, "/api/v1/billing/orders/table", "text/csv");
        assertTrue(table.body().startsWith("order,organization,plan,"), table.body());
        assertTrue(table.body().contains(id + "," + owner.organizationId() + "," + plan + ","), table.body());
        assertEquals("attachment; filename=\"orders.csv\"", table.header("Content-Disposition"));
        assertTrue(file(owner, ORDERS + "/table", "text/csv").body().contains(id));
        Person support = StaffIT.staff(keyri, FirstAdministrator.person(keyri), "SUPPORT");
        support.get("/api/v1/billing/orders").isProblem(403, "forbidden");
        Person.owner(keyri).get(ORDERS + "/" + id).isProblem(404, "not-found");
    }

    @Test
    void shouldEraseTheCustomerAtStripeWithTwoPeopleAndAKeyThatIsKeptNowhere() throws SQLException {
        Person owner = Person.owner(keyri);
        String path = activate(owner, till.sell(plan, "EUR", 4900));
        String id = owner.get(path).text("orderId");
        String customer = owner.get(path).text("stripeCustomer");
        Person first = FirstAdministrator.person(keyri);
        Person second = StaffIT.staff(keyri, first, "BILLING");
        String erasures = "/api/v1/billing/customer-erasures";
        refuses(first.browser().post(erasures, Map.of("orderId", id)), "has an active order");
        till.end(owner.get(path).text("stripeSubscription"));
        step(owner, path, "refresh").is(200);
        step(owner, path, "archive").is(200);
        owner.act(() -> owner.browser().call("DELETE", path)).is(200);

        String erasure = first.act(() -> first.browser().call("POST", erasures).json(Map.of("orderId", id)))
                .is(201)
                .text("erasureId");
        String confirmation = erasures + "/" + erasure + "/confirmation";
        String key = till.keyForErasing();
        gate.letPass(key);
        refuses(first.browser().post(confirmation, Map.of("key", key)), "that is for somebody else");
        second.browser()
                .post(confirmation, Map.of("key", "sk_test_" + "51Whatever0000"))
                .isProblem(400, "invalid-request");
        assertTrue(till.knowsCustomer(customer));
        Answer done =
                second.act(() -> second.browser().call("POST", confirmation).json(Map.of("key", key)));
        assertEquals("DONE", done.is(200).text("state"));
        assertFalse(till.knowsCustomer(customer));
        JsonNode papers = owner.get(path + "/certificates").is(200).json().path("items");
        assertEquals("ERASURE_AT_STRIPE", papers.path(1).path("kind").asString());
        Answer certificate =
                owner.get(path + "/certificates/" + papers.path(1).path("id").asString());
        assertEquals(
                papers.path(0).path("hash").asString(),
                certificate.json().path("hashOfThat").asString());
        assertEquals(List.of(), DeletionIT.tablesWith(server, key));
    }

    private String activate(Person owner, String version) {
        String path = ORDERS + "/" + draft(owner, version).is(201).text("orderId");
        owner.act(() -> call(owner, path, "placement")).is(200);
        till.pay(step(owner, path, "checkout").is(200).text("address"));
        assertEquals("ACTIVE", step(owner, path, "refresh").is(200).text("state"));
        return path;
    }

    private static Answer file(Person by, String path, String type) {
        return by.browser()
                .send(by.browser().call("GET", path).with("Accept", type))
                .is(200);
    }

    static Answer draft(Person by, String version) {
        return by.browser().post(ORDERS, Map.of("planVersionId", version));
    }

    static Call call(Person by, String path, String step) {
        return by.browser().call("POST", path + "/" + step);
    }

    static Answer step(Person by, String path, String step) {
        return by.browser().send(call(by, path, step));
    }

    private static String state(Person by, String path) {
        return by.get(path).is(200).text("state");
    }

    private static void refuses(Answer answer, String reason) {
        answer.isProblem(409, "conflict");
        assertTrue(answer.body().contains(reason), answer.body());
    }
}
