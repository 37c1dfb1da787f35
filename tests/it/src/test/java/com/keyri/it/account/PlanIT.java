package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeGate;
import com.keyri.test.stripe.StripeKeys;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The catalogue: who may do what, versions that stay, overrides, and publishing with two people. */
@ExtendWith(RunningEar.class)
class PlanIT {
    private static final Map<String, Object> TERMS = Map.of(
            "currency",
            "EUR",
            "interval",
            "MONTH",
            "flatFee",
            4900,
            "trialDays",
            14,
            "charges",
            List.of(
                    Map.of("meter", "AUTHENTICATIONS", "included", 1000, "model", "PER_UNIT", "unitPrice", "0.4"),
                    Map.of(
                            "meter",
                            "MONTHLY_ACTIVE_USERS",
                            "model",
                            "GRADUATED",
                            "tiers",
                            List.of(Map.of("upTo", 100, "unitPrice", "10"), Map.of("unitPrice", "5.5")))),
            "limits",
            List.of(Map.of("meter", "AUTHENTICATIONS", "most", 50000)));
    private static final Map<String, Object> CHEAP = Map.of("currency", "EUR", "interval", "MONTH", "flatFee", 100);

    private final Keyri keyri;
    private final TestServer server;
    private final StripeStandIn stripe;
    private final StripeGate gate;
    private final Person first;
    private String plan = "";

    PlanIT(Keyri keyri, TestServer server, StripeStandIn stripe, StripeGate gate) {
        this.keyri = keyri;
        this.server = server;
        this.stripe = stripe;
        this.gate = gate;
        this.first = FirstAdministrator.person(keyri);
    }

    /** What is published has to be found with the server's own key. */
    @BeforeEach
    void connect() {
        new Till(server, stripe).connect();
    }

    @BeforeEach
    void makeAPlan() {
        plan = first.act(() -> plans(first, newName())).is(201).text("planId");
    }

    @Test
    void shouldLetBillingWriteAndSupportRead() {
        Person clerk = StaffIT.staff(keyri, first, "BILLING");
        Person support = StaffIT.staff(keyri, first, "SUPPORT");
        String made = clerk.act(() -> plans(clerk, newName())).is(201).text("planId");
        assertEquals(made, support.get("/api/v1/plans/" + made).is(200).text("planId"));
        support.get("/api/v1/plans/" + made + "/versions").is(200);
        plans(support, newName()).send().isProblem(403, "forbidden");
        addCall(support, made, TERMS).send().isProblem(403, "forbidden");
        Person.owner(keyri).get("/api/v1/plans").isProblem(403, "forbidden");
    }

    @Test
    void shouldAddAVersionThatSaysWhatWasApproved() throws SQLException {
        Answer wanted = addCall(first, plan, TERMS).send();
        wanted.isProblem(403, "approval-required");
        String text = wanted.json().at("/approval/text").asString();
        assertTrue(
                text.contains("49.00 EUR a month; 14 days of trial; sign-ins: 1000 included, then 0.004 EUR each;"
                        + " active users: each by its tier, up to 100 0.10 EUR, beyond 0.055 EUR;"
                        + " at most 50000 sign-ins. Nobody moves to it."),
                text);
        JsonNode version = add(TERMS).is(201).json();
        assertEquals(1, version.path("number").asInt());
        assertEquals("0.4", version.at("/terms/charges/0/unitPrice").asString());
        assertFalse(version.has("published"));
        assertEquals(
                version,
                first.get("/api/v1/plan-versions/"
                                + version.path("planVersionId").asString())
                        .is(200)
                        .json());
        assertEquals(
                List.of("plan-version.added SUCCESS"),
                new Database(server).audit(version.path("planVersionId").asString()));
        refuses(addCall(first, plan, TERMS).send(), 409, "terms are those of version 1 already");
        assertEquals(2, add(CHEAP).is(201).json().path("number").asInt());
    }

    @Test
    void shouldSayWhatIsWrongBesideTheMember() {
        Answer answer = addCall(
                        first,
                        plan,
                        Map.of(
                                "currency",
                                "ISK",
                                "interval",
                                "MONTH",
                                "flatFee",
                                -1,
                                "charges",
                                List.of(
                                        Map.of(
                                                "meter",
                                                "AUTHENTICATIONS",
                                                "model",
                                                "VOLUME",
                                                "included",
                                                5,
                                                "tiers",
                                                List.of(
                                                        Map.of("upTo", 100, "unitPrice", "1"),
                                                        Map.of("upTo", 50, "unitPrice", "1"),
                                                        Map.of("unitPrice", "1000001"))),
                                        Map.of("meter", "AUTHENTICATIONS", "model", "PACKAGE", "unitPrice", "-1"))))
                .send();
        answer.isProblem(400, "invalid-request");
        assertEquals(
                List.of(
                        "terms.charges[0].included",
                        "terms.charges[0].tiers[1].upTo",
                        "terms.charges[0].tiers[2].unitPrice",
                        "terms.charges[1].meter",
                        "terms.charges[1].packageSize",
                        "terms.charges[1].unitPrice",
                        "terms.currency",
                        "terms.flatFee"),
                answer.violationPaths());
        assertFalse(answer.body().contains("1000001"), answer.body());
    }

    @Test
    void shouldRenameWithdrawAndOfferAgainOnPurposeOnly() {
        String path = "/api/v1/plans/" + plan;
        Answer read = first.get(path).is(200);
        patch("*", Map.of("state", "WITHDRAWN")).send().isProblem(403, "approval-required");
        patch("\"AAAAAAAAAAAAAAAAAAAAAA\"", Map.of("name", newName())).send().isProblem(412, "precondition-failed");
        first.browser()
                .send(first.browser().call("PATCH", path).json(Map.of("name", newName())))
                .isProblem(428, "precondition-required");
        String name = newName();
        patch(read.header("ETag"), Map.of("name", name)).send().is(200);
        first.act(() -> patch("*", Map.of("state", "WITHDRAWN"))).is(200);
        refuses(addCall(first, plan, TERMS).send(), 409, "withdrawn");
        String same = first.act(() -> plans(first, name)).is(201).text("planId");
        refuses(patch("*", Map.of("state", "OFFERED")).send(), 409, "name is that of another plan");
        refuses(plans(first, name).send(), 409, "name is that of another plan");
        first.act(() -> first.browser()
                        .call("PATCH", "/api/v1/plans/" + same)
                        .with("If-Match", "*")
                        .json(Map.of("state", "WITHDRAWN")))
                .is(200);
        first.act(() -> patch("*", Map.of("state", "OFFERED"))).is(200);
    }

    @Test
    void shouldMakeAPlanAndAVersionOnceUnderOneKey() {
        String key = UUID.randomUUID().toString();
        String name = newName();
        String made =
                plans(first, name).with("Idempotency-Key", key).send().is(201).body();
        Answer again = plans(first, name).with("Idempotency-Key", key).send().is(201);
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(made, again.body());
        plans(first, newName()).with("Idempotency-Key", key).send().isProblem(422, "idempotency-key-reused");

        String other = UUID.randomUUID().toString();
        String version = first.act(() -> addCall(first, plan, TERMS).with("Idempotency-Key", other))
                .is(201)
                .body();
        assertEquals(
                version,
                addCall(first, plan, TERMS)
                        .with("Idempotency-Key", other)
                        .send()
                        .is(201)
                        .body());
        addCall(first, plan, CHEAP).with("Idempotency-Key", other).send().isProblem(422, "idempotency-key-reused");
    }

    @Test
    void shouldOfferAnOverrideToItsCustomerAlone() {
        Person ours = Person.owner(keyri);
        Person other = Person.owner(keyri);
        String everybodys = add(TERMS).is(201).text("planVersionId");
        publish(everybodys).is(200);
        String override = add(Map.of("terms", CHEAP, "organizationId", ours.organizationId()), plan)
                .is(201)
                .text("planVersionId");
        assertEquals(List.of(everybodys), offers(ours));
        publish(override).is(200);
        assertEquals(List.of(override), offers(ours));
        assertEquals(List.of(everybodys), offers(other));
        assertFalse(other.get("/api/v1/offers").body().contains(override));
        refuses(
                versionCall(first, plan, Map.of("terms", CHEAP, "organizationId", "org_01h455vb4pex5vsknk084sn02q"))
                        .send(),
                400,
                "organizationId is no customer");
        first.act(() -> patch("*", Map.of("state", "WITHDRAWN"))).is(200);
        assertEquals(List.of(), offers(ours));
        refuses(
                versionCall(first, plan, Map.of("terms", TERMS, "organizationId", ours.organizationId()))
                        .send(),
                409,
                "withdrawn");
    }

    @Test
    void shouldMoveNobodyWhoHasntThePlan() {
        Person owner = Person.owner(keyri);
        Map<String, Object> named = Map.of("who", "NAMED", "organizationIds", List.of(owner.organizationId()));
        refuses(
                versionCall(first, plan, Map.of("terms", TERMS, "moves", named)).send(),
                400,
                "moves.organizationIds[0] has no subscription to this plan");
        refuses(
                versionCall(first, plan, Map.of("terms", TERMS, "moves", Map.of("who", "NAMED")))
                        .send(),
                400,
                "moves.organizationIds goes with NAMED");
        String version = add(Map.of("terms", TERMS, "moves", Map.of("who", "EVERYBODY")), plan)
                .is(201)
                .text("planVersionId");
        assertEquals(
                "[]",
                first.get("/api/v1/plan-versions/" + version + "/moves")
                        .is(200)
                        .json()
                        .path("items")
                        .toString());
        refuses(
                first.browser()
                        .send(first.browser()
                                .call("PUT", "/api/v1/plan-versions/" + version + "/moves")
                                .json(Map.of("who", "EVERYBODY"))),
                409,
                "nobody would move");
        Answer preview = first.browser().post("/api/v1/plans/" + plan + "/preview", Map.of("terms", CHEAP));
        assertEquals("[]", preview.is(200).json().path("items").toString());
    }

    @Test
    void shouldPublishWithTwoPeopleAndAKeyThatIsKeptNowhere() throws SQLException, IOException {
        String version = add(TERMS).is(201).text("planVersionId");
        String key = key();
        Person second = StaffIT.staff(keyri, first, "BILLING");
        refuses(publicationCall(second, version, key).send(), 409, "nobody has asked");
        first.act(() -> ask(first, version)).is(200);
        refuses(publicationCall(first, version, key).send(), 409, "somebody else has to confirm");
        publicationCall(second, version, "sk_test_" + "51Unrestricted000000")
                .send()
                .isProblem(400, "invalid-request");
        String weak = pasted(Map.of("plan", StripeKeys.Level.READ));
        refuses(second.act(() -> publicationCall(second, version, weak)), 409, "it lacks rak_");
        publicationCall(second, version, key).send().isProblem(403, "approval-required");

        JsonNode published =
                second.act(() -> publicationCall(second, version, key)).is(200).json();
        assertTrue(published.at("/published/productId").asString().startsWith("prod_"), published.toString());
        assertEquals(2, published.at("/published/charges").size());
        refuses(publicationCall(second, version, key).send(), 409, "published already");
        refuses(ask(first, version).send(), 409, "published already");
        assertEquals(
                List.of(
                        "plan-version.added SUCCESS",
                        "plan-version.publication-asked SUCCESS",
                        "plan-version.publication-confirmed SUCCESS",
                        "plan-version.published REFUSED NOT_ALLOWED",
                        "plan-version.publication-confirmed SUCCESS",
                        "plan-version.published SUCCESS"),
                new Database(server).audit(version));
        assertEquals(List.of(), columnsWith(key));
        assertEquals(List.of(), columnsWith(weak));
        assertFalse(Files.readString(server.log()).contains(key));
        assertFalse(Files.readString(server.log()).contains("51Unrestricted"));
    }

    /** Each row of each table as text, in which a word stands. */
    private List<String> columnsWith(String word) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                            + " from information_schema.tables where table_type = 'BASE TABLE' and table_schema = 'keyri'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertTrue(tables.contains("keyri.plan_version"), tables.toString());
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery(
                        "select count(*) from " + table + " t where strpos(t::text, '" + word + "') > 0")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private Answer publish(String version) {
        Person second = StaffIT.staff(keyri, first, "BILLING");
        first.act(() -> ask(first, version)).is(200);
        String key = key();
        return second.act(() -> publicationCall(second, version, key));
    }

    private String key() {
        return pasted(Map.of(
                "plan", StripeKeys.Level.WRITE,
                "product", StripeKeys.Level.WRITE,
                "billing_meter", StripeKeys.Level.WRITE));
    }

    private String pasted(Map<String, StripeKeys.Level> rights) {
        String key = stripe.keys().restricted(rights);
        gate.letPass(key);
        return key;
    }

    private static Call ask(Person by, String version) {
        return by.browser().call("PUT", "/api/v1/plan-versions/" + version + "/publication-request");
    }

    private static Call publicationCall(Person by, String version, String key) {
        return by.browser()
                .call("PUT", "/api/v1/plan-versions/" + version + "/publication")
                .json(Map.of("key", key));
    }

    private Call patch(String tag, Map<String, ?> change) {
        return first.browser()
                .call("PATCH", "/api/v1/plans/" + plan)
                .with("If-Match", tag)
                .json(change);
    }

    private Answer add(Map<String, ?> terms) {
        return add(Map.of("terms", terms), plan);
    }

    private Answer add(Map<String, ?> version, String to) {
        return first.act(() -> versionCall(first, to, version));
    }

    private static Call addCall(Person by, String plan, Map<String, ?> terms) {
        return versionCall(by, plan, Map.of("terms", terms));
    }

    private static Call versionCall(Person by, String plan, Map<String, ?> body) {
        return by.browser().call("POST", "/api/v1/plans/" + plan + "/versions").json(body);
    }

    private static Call plans(Person by, String name) {
        return by.browser().call("POST", "/api/v1/plans").json(Map.of("name", name, "description", "For shops"));
    }

    private List<String> offers(Person member) {
        return StreamSupport.stream(
                        member.get("/api/v1/offers")
                                .is(200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(offer -> offer.path("planId").asString().equals(plan))
                .map(offer -> offer.path("planVersionId").asString())
                .toList();
    }

    private static void refuses(Answer answer, int status, String reason) {
        answer.is(status);
        assertTrue(answer.body().contains(reason), answer.body());
    }

    private static String newName() {
        return "Plan " + Shop.newUser();
    }
}
