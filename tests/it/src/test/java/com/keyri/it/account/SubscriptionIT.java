package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Await;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeStandIn;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What an organization has and may, and how it gets another plan: with Stripe behind it. */
@ExtendWith(RunningEar.class)
class SubscriptionIT {
    private static final String SUBSCRIPTION = "/api/v1/subscription";
    private static final String PREVIEW = SUBSCRIPTION + "/change-preview";
    private static final String CHANGES = SUBSCRIPTION + "/changes";
    private static final String CUSTOMERS = "/api/v1/billing/subscriptions";

    private final Keyri keyri;
    private final StripeDesk stripe;
    private final PlanDesk plans;
    private final String small = "Small " + UUID.randomUUID();
    private final String big = "Big " + UUID.randomUUID();

    SubscriptionIT(Keyri keyri, TestServer server, StripeStandIn stripe) {
        this.keyri = keyri;
        this.stripe = StripeDesk.of(keyri, stripe);
        this.plans = PlanDesk.of(server, stripe);
    }

    @BeforeEach
    void connect() {
        if (!stripe.connection().at("/key/state").asString("").equals("GOOD")) {
            stripe.connect();
        }
    }

    @Test
    void shouldChangeThePlanWithThePhonesApproval() throws SQLException {
        Person owner = Person.owner(keyri);
        assertEquals("NONE", owner.get(SUBSCRIPTION).is(200).text("standing"));
        subscribe(owner);
        JsonNode preview = preview(owner, version(owner, big));
        assertEquals("NOW", preview.path("timing").asString());
        assertTrue(preview.at("/dueNow/minorUnits").asLong() > 0, preview.toString());

        Answer wanted = owner.browser().send(change(owner, preview));
        wanted.isProblem(403, "approval-required");
        String text = wanted.json().at("/approval/text").asString();
        assertTrue(text.contains(small) && text.contains(big) && text.contains(" EUR to pay at once"), text);
        String id = owner.act(() -> change(owner, preview)).is(201).text("tierChangeId");
        await(owner, id, "DONE");
        assertEquals(
                big, owner.get(SUBSCRIPTION).is(200).json().at("/plan/name").asString());
        assertTrue(new Mailbox(keyri)
                .await(owner.mailAddress(), "has the plan " + big)
                .contains(small));
    }

    @Test
    void shouldPlanACheaperOneAndTakeItBack() throws SQLException {
        Person owner = Person.owner(keyri);
        subscribe(owner);
        String cheap = "Cheap " + UUID.randomUUID();
        plans.sell(cheap, 100);
        JsonNode preview = preview(owner, version(owner, cheap));
        assertEquals("PERIOD_END", preview.path("timing").asString());
        assertEquals(0, preview.at("/dueNow/minorUnits").asLong());
        String id = owner.act(() -> change(owner, preview)).is(201).text("tierChangeId");
        await(owner, id, "SCHEDULED");
        owner.browser()
                .post(PREVIEW, Map.of("planVersionId", version(owner, big)))
                .is(200);
        refused(owner.act(() -> change(owner, preview)), "take it back first");
        owner.browser().delete(CHANGES + "/" + id).is(200);
        await(owner, id, "WITHDRAWN");
        assertEquals(
                small, owner.get(SUBSCRIPTION).is(200).json().at("/plan/name").asString());
    }

    @Test
    void shouldRefuseWhoMayNotAndWhatCannotBe() throws SQLException {
        Person owner = Person.owner(keyri);
        plans.sell(small, 1000);
        String version = version(owner, small);
        refused(owner.browser().post(PREVIEW, Map.of("planVersionId", version)), "order a plan");
        refused(
                owner.browser().send(owner.browser().call("POST", "/api/v1/billing/portal-session")),
                "nothing was ordered yet");
        owner.browser()
                .post(CHANGES, Map.of("planVersionId", version, "proratedAt", "yesterday"))
                .isProblem(400, "invalid-request");
        owner.browser().delete(CHANGES + "/chg_01h455vb4pex5vsknk084sn02q").isProblem(404, "not-found");
        Person viewer = owner.invite("VIEWER");
        viewer.get(SUBSCRIPTION).is(200);
        viewer.browser().post(PREVIEW, Map.of("planVersionId", version)).isProblem(403, "forbidden");
        owner.get(CUSTOMERS).isProblem(403, "forbidden");
    }

    @Test
    void shouldLeadToStripesPages() throws SQLException {
        Person owner = Person.owner(keyri);
        subscribe(owner);
        Answer page = owner.browser().send(owner.browser().call("POST", "/api/v1/billing/portal-session"));
        assertTrue(page.is(200).text("url").startsWith("https://billing.stripe.com/"), page.body());
    }

    @Test
    void shouldStopSignInsByTheStaffsDecisionOnly() {
        Shop shop = Shop.open(keyri);
        shop.page().start(Map.of()).send().is(201);
        Person staff = FirstAdministrator.person(keyri);
        String cutOff = CUSTOMERS + "/" + shop.organizationId() + "/cut-off";
        staff.browser()
                .send(staff.browser().call("PUT", cutOff).json(Map.of("reason", "Fraud")))
                .isProblem(403, "approval-required");
        Answer cut = staff.act(() -> staff.browser().call("PUT", cutOff).json(Map.of("reason", "Fraud")));
        assertEquals("CUT_OFF", cut.is(200).text("standing"));
        Await.until("no sign-in", () -> shop.page().start(Map.of()).send().status() == 403);
        shop.page().start(Map.of()).send().isProblem(403, "sign-ins-stopped");
        assertTrue(staff.get(CUSTOMERS + "?standing=CUT_OFF").is(200).body().contains(shop.organizationId()));
        Answer table = staff.browser()
                .send(staff.browser().call("GET", CUSTOMERS + "/table").with("Accept", "text/csv"))
                .is(200);
        assertTrue(table.body().startsWith("organization,name,standing"), table.body());
        staff.get("/api/v1/billing/subscription-differences").is(200);

        staff.act(() -> staff.browser().call("DELETE", cutOff)).is(200);
        Await.until("sign-ins again", () -> shop.page().start(Map.of()).send().status() == 201);
    }

    private void subscribe(Person owner) throws SQLException {
        String price = plans.sell(small, 1_000);
        plans.sell(big, 250_000);
        plans.subscribe(owner.organizationId(), price);
        Await.until(
                "the subscription",
                () -> owner.get(SUBSCRIPTION).text("standing").equals("GOOD"));
        JsonNode subscription = owner.get(SUBSCRIPTION).is(200).json();
        assertEquals(small, subscription.at("/plan/name").asString());
        assertEquals("ACTIVE", subscription.path("status").asString());
    }

    private String version(Person owner, String name) {
        for (JsonNode offer : owner.get("/api/v1/offers").is(200).json().path("items")) {
            if (offer.path("name").asString().equals(name)) {
                return offer.path("planVersionId").asString();
            }
        }
        throw new AssertionError("no offer of " + name);
    }

    private JsonNode preview(Person owner, String version) {
        return owner.browser()
                .post(PREVIEW, Map.of("planVersionId", version))
                .is(200)
                .json();
    }

    private static Call change(Person owner, JsonNode preview) {
        return owner.browser()
                .call("POST", CHANGES)
                .json(Map.of(
                        "planVersionId", preview.at("/to/planVersionId").asString(),
                        "proratedAt", preview.path("proratedAt").asString()));
    }

    private static void await(Person owner, String id, String state) {
        Await.until(state, () -> owner.get(CHANGES + "/" + id).text("state").equals(state));
    }

    private static void refused(Answer answer, String reason) {
        answer.isProblem(409, "conflict");
        assertTrue(answer.body().contains(reason), answer.body());
    }
}
